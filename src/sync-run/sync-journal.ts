import type { Fingerprint } from "../jumpcloud/credential.js";
import { Journal } from "../sync/journal/journal.js";
import type { SyncTarget } from "./target.js";

export interface JournalOptions {
  /** For how long a sync that was cut short can be gone on with, in milliseconds; an hour when it is not given. */
  resumeWithinMs?: number;
  /** Begins anew whatever an earlier sync has read. */
  fresh?: true;
}

export const RESUME_WITHIN_MS = 3_600_000;

/** The journal of a sync; none where there is no file to keep it beside. `onTrouble` is told why it cannot be kept. */
export function syncJournal(
  { journal: path }: SyncTarget,
  run: JournalOptions & {
    fingerprint: Fingerprint;
    now(): Date;
    onTrouble(error: unknown, path: string): void;
  },
): Journal | undefined {
  if (path === undefined) return undefined;
  const { resumeWithinMs = RESUME_WITHIN_MS, fresh, fingerprint, now, onTrouble } = run;
  return new Journal({
    path,
    resumeWithinMs,
    mode: fresh ? "fresh" : "resume",
    fingerprint,
    now,
    onTrouble: (error) => onTrouble(error, path),
  });
}
