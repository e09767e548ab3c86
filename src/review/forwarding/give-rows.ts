import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { replaceFile } from "../../sync-file/replace-file.js";
import { describeSystemError } from "../../sync-file/system-error.js";
import { readAnswers } from "../answers/read-answers.js";
import { ReviewError } from "../errors.js";
import { lockReview } from "../folder/lock-review.js";
import type { Review } from "../folder/open-review.js";
import type { ReviewSheet } from "../folder/review-document.js";
import { writeSheet } from "../folder/write-sheet.js";
import { furtherSheetName } from "../reviewers/sheet-name.js";
import { csvSheet, xlsxSheet } from "../sheets/write-sheet.js";
import { type ChosenRows, chooseRows, type Giving } from "./choose-rows.js";
import { type Forward, printForward, readForwards } from "./forward.js";
import { sentSheets } from "./sent-sheets.js";

/** What was done: `sheet` is absent where there was nothing to give. */
export type Given = ChosenRows & { sheet?: ReviewSheet };

/**
 * Gives open rows to somebody besides those who have them: a new sheet, xlsx and CSV, which is recorded when both are
 * written. Rows about themselves, and what they have, are left out. One at a time: the review is locked meanwhile.
 *
 * Throws ReviewError, OutputError, LockedError, LockLostError.
 */
export async function giveRows(
  review: Review,
  { giving, now }: { giving: Giving; now: () => Date },
): Promise<Given> {
  const lock = await lockReview(review.paths, now);
  try {
    const forwards = await readForwards(review);
    const sent = sentSheets(review, forwards);
    const chosen = chooseRows(giving, { answers: await readAnswers(review), sent });
    if (chosen.given.length === 0) return chosen;
    const names = await namesIn(review.paths.sheets);
    const name = furtherSheetName(
      giving.to,
      (taken) => sent.byName.has(taken) || names.some((file) => file.startsWith(`${taken}.`)),
    );
    const sheet = await writeSheet(
      { name, reviewer: giving.to, items: chosen.given },
      {
        document: review.document,
        writers: { xlsx: xlsxSheet, csv: csvSheet },
        write: (file, bytes) => put(join(review.paths.sheets, file), bytes),
      },
    );
    const why = giving.sheets.length === 0 ? "not mine" : "open rows of a reviewer";
    const forward: Forward = {
      at: now().toISOString(),
      why,
      sheet,
      keys: chosen.given.map(({ key }) => key),
    };
    const lines = [...forwards, forward].map(printForward).join("");
    await put(review.paths.forwarded, Buffer.from(lines), { beforeReplace: () => lock.check() });
    return { ...chosen, sheet };
  } finally {
    await lock.release();
  }
}

async function put(
  path: string,
  bytes: Uint8Array,
  options: { beforeReplace?: () => Promise<void> } = {},
): Promise<void> {
  await replaceFile(path, (write) => write(bytes), options);
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    throw new ReviewError(`cannot read ${folder}: ${describeSystemError(error, "it does not exist")}`, {
      cause: error,
    });
  }
}
