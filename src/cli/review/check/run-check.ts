import { escapeJson, plainLines, plainText } from "../../../model/plain-text.js";
import { readAnswers } from "../../../review/answers/read-answers.js";
import { changedSheets } from "../../../review/check/changed-sheets.js";
import { checkReview, type ReviewCheck } from "../../../review/check/review-check.js";
import { readClosingOf } from "../../../review/closing/closing-document.js";
import { openReview, type Review } from "../../../review/folder/open-review.js";
import { readSentSheets } from "../../../review/forwarding/sent-sheets.js";
import type { CommandContext } from "../../context.js";
import { UsageError } from "../../errors.js";
import { type ExitCode, exitCodes } from "../../exit-code.js";
import { writeOutput } from "../../output.js";
import { createPaint } from "../../paint.js";
import { textWidth } from "../../screen.js";
import { type PlaceFlags, reviewFolder } from "../review-place.js";
import { checkJson } from "./check-json.js";
import { checkText } from "./check-text.js";
import { type ForwardFlags, forwardRows } from "./forward-rows.js";

export interface CheckFlags extends PlaceFlags, ForwardFlags {
  format: "text" | "json";
  /** Only the addresses of those who owe answers. */
  missing?: true;
  /** Everything, however long. */
  all?: true;
}

/** `jc-connector review check`: what came back, what counts of it, and what is open, on standard output. */
export async function runCheck(
  name: string,
  { flags, context }: { flags: CheckFlags; context: CommandContext },
): Promise<ExitCode> {
  const { io } = context;
  if (flags.missing && flags.format === "json") {
    throw new UsageError("--missing prints addresses: without --format json, which tells them too");
  }
  const review = await openReview(reviewFolder(name, flags, io.env));
  await forwardRows(review, { flags, context });
  const check = await readCheck(review);
  await writeOutput(context, pieces(check, { flags, context }));
  return check.isFinished ? exitCodes.done : exitCodes.different;
}

async function readCheck(review: Review): Promise<ReviewCheck> {
  const [answers, sent, closing] = await Promise.all([
    readAnswers(review),
    readSentSheets(review),
    readClosingOf(review),
  ]);
  const changed = await changedSheets(review, { sent, files: answers.files });
  return checkReview(review, { answers, sent, changedSheets: changed, closing });
}

function* pieces(
  check: ReviewCheck,
  { flags, context }: { flags: CheckFlags; context: CommandContext },
): Generator<string> {
  const { format, missing, all, reviews, dir } = flags;
  const { io, color } = context;
  if (format === "json") {
    for (const piece of checkJson(check)) yield escapeJson(piece);
  } else if (missing) {
    for (const { reviewer } of check.owed) yield `${plainText(reviewer)}\n`;
  } else {
    const paint = createPaint(io.stdout, { mode: color, env: io.env });
    const place = { ...(reviews !== undefined && { reviews }), ...(dir !== undefined && { dir }) };
    const layout = { width: textWidth(io.stdout), paint, isWhole: all === true, place };
    yield plainLines(checkText(check, layout));
  }
}
