import type { Fingerprint } from "../../jumpcloud/credential.js";
import { Journal } from "../../sync/journal/journal.js";
import { describeSystemError } from "../../sync-file/system-error.js";
import type { LoggingContext } from "../context.js";
import type { SyncTarget } from "./target.js";

export interface JournalFlags {
  /** Milliseconds; an hour when it is not given. */
  resumeWithin?: number;
  fresh?: true;
}

/** The journal of a sync; none where there is no file to keep it beside. */
export function syncJournal(
  { journal: path }: SyncTarget,
  run: { flags: JournalFlags; fingerprint: Fingerprint; context: LoggingContext },
): Journal | undefined {
  if (path === undefined) return undefined;
  const { flags, fingerprint, context } = run;
  return new Journal({
    path,
    resumeWithinMs: resumeWithinMs(flags),
    mode: flags.fresh ? "fresh" : "resume",
    fingerprint,
    now: context.now,
    onTrouble(error) {
      const reason = describeSystemError(error, "the directory does not exist");
      context.log.warn(
        { path, reason },
        "the journal cannot be kept: a sync that is interrupted begins anew",
      );
    },
  });
}

const HOUR_MS = 3_600_000;

/** For how long a sync that was cut short can be gone on with. */
export function resumeWithinMs({ resumeWithin = HOUR_MS }: Pick<JournalFlags, "resumeWithin">): number {
  return resumeWithin;
}
