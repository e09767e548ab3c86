import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { acquireLock } from "../../sync-file/lock.js";
import { replaceFile } from "../../sync-file/replace-file.js";
import { describeSystemError } from "../../sync-file/system-error.js";
import { readAnswers } from "../answers/read-answers.js";
import { ReviewError } from "../errors.js";
import type { Review } from "../folder/open-review.js";
import type { ReviewSheet } from "../folder/review-document.js";
import type { ReviewItem } from "../review-item.js";
import { csvSheet, type SheetToWrite, xlsxSheet } from "../sheets/write-sheet.js";
import { type ChosenRows, chooseRows, type Giving } from "./choose-rows.js";
import { type Forward, printForward, readForwards } from "./forward.js";
import { sentSheets } from "./sent-sheets.js";
import { furtherSheetName } from "./sheet-name.js";

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
  const lock = await acquireLock(review.paths.lock, { holder: "review" });
  try {
    const forwards = await readForwards(review);
    const sent = sentSheets(review, forwards);
    const chosen = chooseRows(await readAnswers(review), giving, sent);
    if (chosen.given.length === 0) return chosen;
    const names = await namesIn(review.paths.sheets);
    const name = furtherSheetName(
      giving.to,
      (taken) => sent.byName.has(taken) || names.some((file) => file.startsWith(`${taken}.`)),
    );
    const sheet = await writeSheet(review, { name, reviewer: giving.to, items: chosen.given });
    const why = giving.sheets.length === 0 ? "not mine" : "open rows of a reviewer";
    const forward: Forward = {
      at: now().toISOString(),
      why,
      sheet,
      keys: chosen.given.map(({ key }) => key),
    };
    await put(review.paths.forwarded, [...forwards, forward].map(printForward).join(""), () => lock.check());
    return { ...chosen, sheet };
  } finally {
    await lock.release();
  }
}

async function writeSheet(
  { document, paths }: Review,
  { name, reviewer, items }: { name: string; reviewer: string; items: readonly ReviewItem[] },
): Promise<ReviewSheet> {
  const { organization, startedAt } = document.sync;
  const sheet: SheetToWrite = {
    review: document.name,
    organization: organization.displayName ?? organization.id ?? "an organisation without a name",
    sheet: name,
    reviewer,
    by: document.by,
    syncStartedAt: startedAt,
    items,
  };
  const contents = [
    [`${name}.xlsx`, await xlsxSheet(sheet)],
    [`${name}.csv`, Buffer.from(csvSheet(sheet))],
  ] as const;
  const files: Record<string, string> = {};
  for (const [file, bytes] of contents) {
    await put(join(paths.sheets, file), bytes);
    files[file] = createHash("sha256").update(bytes).digest("hex");
  }
  return { name, reviewer, rows: items.length, files };
}

async function put(
  path: string,
  content: string | Uint8Array,
  beforeReplace?: () => Promise<void>,
): Promise<void> {
  await replaceFile(
    path,
    (write) => write(typeof content === "string" ? Buffer.from(content) : content),
    beforeReplace === undefined ? {} : { beforeReplace },
  );
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
