import { createHash, randomBytes } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { errorCode } from "../../sync-file/system-error.js";
import { outputError } from "../../sync-file/target.js";
import { ReviewError } from "../errors.js";
import type { OpenedSheet } from "../opening/opening.js";
import { reviewPaths } from "./layout.js";
import { type ReviewDocument, type ReviewSheet, reviewDocumentSchema } from "./review-document.js";
import { type SheetWriters, writeSheet } from "./write-sheet.js";

/** Everything that a review is opened with. */
export interface ReviewToWrite {
  document: Omit<ReviewDocument, "sheets" | "itemsSha256" | "populationSha256" | "scopeSha256">;
  sheets: readonly OpenedSheet[];
  population: Iterable<string>;
  scope: string;
}

/**
 * Writes a review: into a folder beside it whose name begins with a dot and says that it is unfinished, which then gets
 * the review's name. Whoever kills it leaves that one and no half review.
 *
 * Throws ReviewError when something of that name is there, OutputError, and the reason to stop.
 */
export async function writeReview(
  folder: string,
  review: ReviewToWrite,
  { writers, signal }: { writers: SheetWriters; signal: AbortSignal },
): Promise<ReviewDocument> {
  const unfinished = join(
    dirname(folder),
    `.${basename(folder)}.unfinished-${randomBytes(6).toString("hex")}`,
  );
  try {
    await makeFolder(unfinished);
    const document = await fill(review, { folder: unfinished, writers, signal });
    await nameIt(unfinished, folder);
    return document;
  } catch (error) {
    // What went wrong first is what has to be told.
    await rm(unfinished, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
}

async function fill(
  review: ReviewToWrite,
  { folder, writers, signal }: { folder: string; writers: SheetWriters; signal: AbortSignal },
): Promise<ReviewDocument> {
  const paths = reviewPaths(folder);
  for (const made of [paths.sheets, paths.returned]) await makeFolder(made);
  const sheets: ReviewSheet[] = [];
  const items: string[] = [];
  for (const sheet of review.sheets) {
    signal.throwIfAborted();
    const { document } = review;
    const write = (name: string, bytes: Uint8Array) => writeFile(join(paths.sheets, name), [bytes]);
    sheets.push(await writeSheet(sheet, { document, writers, write }));
    for (const item of sheet.items) items.push(`${JSON.stringify(item)}\n`);
  }
  const itemsSha256 = await writeFile(paths.items, items);
  const populationSha256 = await writeFile(paths.population, review.population);
  const scopeSha256 = await writeFile(paths.scope, [review.scope]);
  const document = reviewDocumentSchema.parse({
    ...review.document,
    sheets,
    itemsSha256,
    populationSha256,
    scopeSha256,
  });
  await writeFile(paths.document, [`${JSON.stringify(document, undefined, 2)}\n`]);
  signal.throwIfAborted();
  return document;
}

/** Pieces that are small are written together. */
const BATCH_BYTES = 256 * 1024;

/** Writes a new file for its owner alone, to the disk; returns its SHA-256. */
async function writeFile(path: string, pieces: Iterable<string | Uint8Array>): Promise<string> {
  const sum = createHash("sha256");
  try {
    const file = await open(path, "wx", 0o600);
    try {
      let waiting: Buffer[] = [];
      let bytes = 0;
      const write = async () => {
        await file.appendFile(Buffer.concat(waiting));
        waiting = [];
        bytes = 0;
      };
      for (const piece of pieces) {
        const buffer = Buffer.from(piece);
        sum.update(buffer);
        waiting.push(buffer);
        bytes += buffer.length;
        if (bytes >= BATCH_BYTES) await write();
      }
      await write();
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    throw outputError(path, error);
  }
  return sum.digest("hex");
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw outputError(path, error);
  }
}

async function nameIt(unfinished: string, folder: string): Promise<void> {
  try {
    await rename(unfinished, folder);
  } catch (error) {
    // Another run has opened it meanwhile; a folder with something in it is never replaced.
    if (["ENOTEMPTY", "EEXIST", "ENOTDIR", "EPERM"].includes(errorCode(error) ?? "")) {
      throw new ReviewError(`${folder} is there already: give the review another name`, { cause: error });
    }
    throw outputError(folder, error);
  }
}
