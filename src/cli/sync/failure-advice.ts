import { ConnectionError } from "../../jumpcloud/connection-error.js";
import { UnavailableError } from "../../jumpcloud/errors.js";
import type { Journal } from "../../sync/journal/journal.js";
import { LockLostError } from "../../sync-file/errors.js";
import { counted } from "../number-text.js";
import { spanText } from "../time-text.js";
import { type JournalFlags, resumeWithinMs } from "./journal.js";
import { standingWords } from "./place-words.js";
import type { SyncTarget } from "./target.js";

/** What is still there after a run without a result, and what the next one makes of it: lines for people. */
export function failureAdvice(
  error: unknown,
  run: { target: SyncTarget; journal: Journal | undefined; flags: JournalFlags; now: Date },
): string[] {
  // Whoever took over may have replaced the file, and reads for itself.
  if (error instanceof LockLostError) return [];
  const { target, journal, flags, now } = run;
  const standing = standingWords(target, now);
  const count = journal?.kept() ?? 0;
  const span = spanText(resumeWithinMs(flags));
  const lists = `${counted(count, "list")} that ${count === 1 ? "was read is" : "were read are"} kept`;
  const isOutage = error instanceof UnavailableError && !(error.cause instanceof ConnectionError);
  return [
    ...(isOutage ? ["A longer --max-retry-time waits for the end of an outage."] : []),
    ...(standing === undefined ? [] : [`Nothing was replaced. Kept: ${standing}.`]),
    ...(count === 0 ? [] : [`${lists}: the next sync within ${span} goes on from there.`]),
  ];
}
