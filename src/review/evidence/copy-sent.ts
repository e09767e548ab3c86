import { createHash } from "node:crypto";
import { join } from "node:path";
import { ReviewError } from "../errors.js";
import type { Review } from "../folder/open-review.js";
import { writeSheet } from "../folder/write-sheet.js";
import type { SentSheet } from "../forwarding/sent-sheets.js";
import { csvSheet, xlsxSheet } from "../sheets/write-sheet.js";
import { entriesOf } from "./copy-returned.js";
import type { EvidenceFolder } from "./evidence-folder.js";
import { SafeNames } from "./safe-names.js";

/** What became of the sheets that were sent. */
export interface SentCopies {
  sheets: number;
  /** Of these: made after the opening, of rows that were given to somebody else. */
  forwarded: number;
  /** Files that somebody changed or took away where they lay: the copies are made anew, as they were sent to the byte. */
  madeAnew: readonly string[];
  /** Other things that stand there, which nobody was sent: they are not copied. */
  others: readonly string[];
}

/**
 * Copies the sheets that the review tells of, byte for byte as they were sent. Whatever else stands in their folder, such
 * as what a run left that was killed while it made a sheet, was sent to nobody.
 *
 * Throws ReviewError where one is not as it was sent, and cannot be made again, and OutputError.
 */
export async function copySent(
  review: Pick<Review, "document" | "items" | "paths">,
  { evidence, sheets }: { evidence: EvidenceFolder; sheets: readonly SentSheet[] },
): Promise<SentCopies> {
  const folder = review.paths.sheets;
  const entries = await entriesOf(folder);
  const there = new Set(entries.flatMap((entry) => (entry.isFile() ? [entry.name] : [])));
  // Ours have safe names, and keep them.
  const names = new SafeNames();
  const madeAnew: string[] = [];
  const sent = new Set<string>();
  for (const sheet of sheets) {
    for (const [name, sha256] of Object.entries(sheet.files)) {
      sent.add(name);
      const source = join(folder, name);
      const path = `sheets-sent/${names.of(name)}`;
      if (there.has(name) && (await evidence.copyOf(sha256, { source, path }))) continue;
      await evidence.writeBytes(path, await made(name, { sheet, review, sha256 }));
      madeAnew.push(name);
    }
  }
  return {
    sheets: sheets.length,
    forwarded: sheets.length - review.document.sheets.length,
    madeAnew,
    others: entries.flatMap(({ name }) => (sent.has(name) ? [] : [name])),
  };
}

/** The bytes that were sent. Throws ReviewError where the rows make others. */
async function made(
  file: string,
  {
    sheet,
    review,
    sha256,
  }: { sheet: SentSheet; review: Pick<Review, "document" | "items" | "paths">; sha256: string },
): Promise<Uint8Array> {
  const { document, paths } = review;
  const items = [...sheet.keys].flatMap((key) => review.items.get(key) ?? []);
  const files = new Map<string, Uint8Array>();
  await writeSheet(
    { ...sheet, items },
    {
      document,
      writers: { xlsx: xlsxSheet, csv: csvSheet },
      write: async (name, bytes) => files.set(name, bytes),
    },
  );
  const bytes = files.get(file);
  if (bytes !== undefined && createHash("sha256").update(bytes).digest("hex") === sha256) return bytes;
  throw new ReviewError(
    `${join(paths.sheets, file)}: it is not as it was sent, and this version of jc-connector makes another one of the same rows: put the file that was sent back, and close again`,
  );
}
