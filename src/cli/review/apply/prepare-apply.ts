import type { Receipt } from "../../../provision/receipts/receipt.js";
import type { Answers } from "../../../review/answers/answers.js";
import { readAnswers } from "../../../review/answers/read-answers.js";
import type { Review } from "../../../review/folder/open-review.js";
import { type AppStake, appStakes, letGoBy } from "../../../review/plan/app-stake.js";
import { readsMembershipMethods } from "../../../review/plan/by-rule.js";
import { makePlan } from "../../../review/plan/make-plan.js";
import type { Plan } from "../../../review/plan/plan.js";
import type { LoggingContext } from "../../context.js";
import { UsageError } from "../../errors.js";
import { chooseInput, readerFile } from "../../reader.js";
import { type LaterSync, readLaterSync } from "../later-sync.js";
import { otherReceipts } from "../other-receipts.js";
import type { GivenApply } from "./apply-command.js";
import { lackedBetween } from "./lacked-between.js";
import { refuseStale } from "./refuse-stale.js";

/** A review, what came back of it, and what is so now: all that a plan is made of but receipts. */
export interface PreparedApply {
  review: Review;
  answers: Answers;
  current: LaterSync;
  /** By the key of an account: the rows about apps that no removal may end. */
  stakes: ReadonlyMap<string, readonly AppStake[]>;
  /** The plan, with what the receipts of this review say. Throws ReviewError. */
  planWith(receipts: readonly Receipt[]): Plan;
}

/**
 * Reads everything that a plan needs; nothing is asked of JumpCloud.
 *
 * Throws UsageError, ReviewError, SyncFileError, ReceiptsError, FalseReceiptsError, and IncompleteError for a sync that is
 * too old, or not whole.
 */
export async function prepareApply(
  review: Review,
  { given: { file, flags }, context }: { given: GivenApply; context: LoggingContext },
): Promise<PreparedApply> {
  const { io } = context;
  // Where FILE is named, --dir tells where the reviews are, and the syncs in between.
  const { dir } = flags;
  const place = file === undefined && dir !== undefined ? { dir } : {};
  const input = chooseInput(file, place, io.env);
  const path = await readerFile(file, place, io.env);
  if (path === "-" && [flags.apiKeyFile, flags.clientSecretFile].includes("-")) {
    throw new UsageError("standard input cannot be the sync file and the key: give one of them by a path");
  }
  const answers = await readAnswers(review);
  const { decided } = answers;
  const letGo = letGoBy(answers);
  const items = [...decided.values()].filter(({ decision }) => decision === "remove").map(({ item }) => item);
  const current = await readLaterSync(path, { review, items, context });
  refuseStale(current, io.now());
  const folder = input.kind === "folder" ? input.path : dir;
  const lackedBy = await lackedBetween(folder, { review, items, current, context });
  const others = await otherReceipts(flags, { review, context });
  return {
    review,
    answers,
    current,
    stakes: appStakes({ items: review.items, decided, letGo }),
    planWith: (receipts) =>
      makePlan({
        items: review.items,
        decided,
        letGo,
        now: current.now,
        hasMembershipMethods: readsMembershipMethods(current.manifest),
        dataTime: current.dataTime,
        reviewedAt: new Date(review.document.sync.startedAt),
        receipts,
        otherReceipts: others,
        lackedBy,
        again: new Set(flags.again),
      }),
  };
}
