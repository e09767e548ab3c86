import { ConnectionError } from "../../jumpcloud/connection-error.js";
import { UnavailableError } from "../../jumpcloud/errors.js";
import { LockLostError } from "../../sync-file/errors.js";
import { RESUME_WITHIN_MS } from "../../sync-run/sync-journal.js";
import type { SyncTarget } from "../../sync-run/target.js";
import { counted } from "../number-text.js";
import { spanText } from "../time-text.js";
import { standingWords } from "./place-words.js";

/** What is still there after a run without a result, and what the next one makes of it: lines for people. */
export function failureAdvice(
  error: unknown,
  run: { target: SyncTarget; kept: number; resumeWithinMs?: number; now: Date },
): string[] {
  // Whoever took over may have replaced the file, and reads for itself.
  if (error instanceof LockLostError) return [];
  const { target, kept, resumeWithinMs = RESUME_WITHIN_MS, now } = run;
  const standing = standingWords(target, now);
  const span = spanText(resumeWithinMs);
  const lists = `${counted(kept, "list")} that ${kept === 1 ? "was read is" : "were read are"} kept`;
  const isOutage = error instanceof UnavailableError && !(error.cause instanceof ConnectionError);
  return [
    ...(isOutage ? ["A longer --max-retry-time waits for the end of an outage."] : []),
    ...(standing === undefined ? [] : [`Nothing was replaced. Kept: ${standing}.`]),
    ...(kept === 0 ? [] : [`${lists}: the next sync within ${span} goes on from there.`]),
  ];
}
