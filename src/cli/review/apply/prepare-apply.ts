import type { Receipt } from "../../../provision/receipts/receipt.js";
import type { Answers } from "../../../review/answers/answers.js";
import { readAnswers } from "../../../review/answers/read-answers.js";
import type { Review } from "../../../review/folder/open-review.js";
import { openReview } from "../../../review/folder/open-review.js";
import { makePlan } from "../../../review/plan/make-plan.js";
import type { Plan } from "../../../review/plan/plan.js";
import type { CommandContext } from "../../context.js";
import { UsageError } from "../../errors.js";
import { chooseInput, readerFile } from "../../reader.js";
import { reviewFolder } from "../review-place.js";
import type { GivenApply } from "./apply-command.js";
import { lackedBetween, receiptsByHand } from "./meanwhile.js";
import { type CurrentSync, readCurrent } from "./read-current.js";
import { refuseStale } from "./refuse-stale.js";

/** A review, what came back of it, and what is so now: all that a plan is made of but receipts. */
export interface PreparedApply {
  review: Review;
  answers: Answers;
  current: CurrentSync;
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
  { name, file, flags }: GivenApply,
  context: CommandContext,
): Promise<PreparedApply> {
  const { io } = context;
  const review = await openReview(reviewFolder(name, flags, io.env));
  const input = chooseInput(file, flags, io.env);
  const path = await readerFile(file, flags, io.env);
  if (path === "-" && [flags.apiKeyFile, flags.clientSecretFile].includes("-")) {
    throw new UsageError("standard input cannot be the sync file and the key: give one of them by a path");
  }
  const answers = await readAnswers(review);
  const { decided } = answers;
  const items = [...decided.values()].filter(({ decision }) => decision === "remove").map(({ item }) => item);
  const current = await readCurrent(path, { review, items, context });
  refuseStale(current, io.now());
  const folder = input.kind === "folder" ? input.path : undefined;
  const lackedBy = await lackedBetween(folder, { review, items, current, context });
  const otherReceipts = await receiptsByHand(flags, { review, context });
  return {
    review,
    answers,
    current,
    planWith: (receipts) =>
      makePlan({
        items: review.items,
        decided,
        now: current.now,
        dataTime: current.dataTime,
        reviewedAt: new Date(review.document.sync.startedAt),
        receipts,
        otherReceipts,
        lackedBy,
        again: new Set(flags.again),
      }),
  };
}
