import { plainText } from "../../../model/plain-text.js";
import type { Review } from "../../../review/folder/open-review.js";
import { isDecidedByRule, readsMembershipMethods } from "../../../review/plan/by-rule.js";
import { isHeld } from "../../../review/plan/standing-access.js";
import { canBeRemoved, type ReviewItem } from "../../../review/review-item.js";
import { acceptedFiles } from "../../../sync-dir/accepted-files.js";
import { readSyncHeader } from "../../../sync-file/read.js";
import type { LoggingContext } from "../../context.js";
import { type LaterSync, leftOutWords, readLaterSync } from "../later-sync.js";
import { incompleteWords } from "../whole-sync.js";

/**
 * By the keys of those of `items` that the newest sync shows: the name of an accepted file of the folder, between the
 * review's sync and that one, in which it was not there. What a file lacks that is not whole says nothing.
 *
 * Throws as `readLaterSync`.
 */
export async function lackedBetween(
  dir: string | undefined,
  {
    review,
    items,
    current,
    context,
  }: {
    review: Pick<Review, "document">;
    items: readonly ReviewItem[];
    current: LaterSync;
    context: LoggingContext;
  },
): Promise<ReadonlyMap<string, string>> {
  const lacked = new Map<string, string>();
  if (dir === undefined) return lacked;
  const { screen, log } = context;
  const rules = { now: current.now, hasMembershipMethods: readsMembershipMethods(current.manifest) };
  // What is not asked of JumpCloud anyway needs no such question; what a rule decided once may be asked of it by now.
  const shown = items.filter(
    (item) => canBeRemoved({ kind: item.kind }) && !isDecidedByRule(item, rules) && isHeld(item, current.now),
  );
  const from = Date.parse(review.document.sync.startedAt);
  const to = Date.parse(current.header.startedAt);
  try {
    for (const { path, startedAt } of await acceptedFiles(dir)) {
      // The name has whole seconds: what began in the same one is told apart by what its file says.
      if (startedAt.getTime() < wholeSecond(from) || startedAt.getTime() > to) continue;
      const left = shown.filter(({ key }) => !lacked.has(key));
      if (left.length === 0) break;
      screen.status(`Looking for what was gone in between: reading ${path}`);
      log.info({ file: path, rows: left.length }, "looking for what was gone in between");
      const header = await readSyncHeader(path);
      const time = Date.parse(header.startedAt);
      if (time <= from || time >= to) continue;
      const file = { name: path, header };
      // What it did not read says nothing of these rows.
      if ((incompleteWords(file) ?? leftOutWords(file, left)) !== undefined) continue;
      const { now } = await readLaterSync(path, { review, items: left, context });
      for (const item of left) if (!isHeld(item, now)) lacked.set(item.key, plainText(path));
    }
  } finally {
    screen.clearStatus();
  }
  return lacked;
}

/** As the name of a dated file has it. */
function wholeSecond(time: number): number {
  return Math.floor(time / 1000) * 1000;
}
