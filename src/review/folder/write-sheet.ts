import { createHash } from "node:crypto";
import type { OpenedSheet } from "../opening/opening.js";
import type { SheetToWrite } from "../sheets/write-sheet.js";
import type { ReviewDocument, ReviewSheet } from "./review-document.js";

/** Makes the files of a sheet. */
export interface SheetWriters {
  xlsx(sheet: SheetToWrite): Promise<Uint8Array>;
  csv(sheet: SheetToWrite): string;
}

/**
 * Makes a sheet of a review, xlsx and CSV; `write` puts each file where sheets are. Returns what the review knows of it.
 * Throws what `write` throws.
 */
export async function writeSheet(
  { name, reviewer, items }: OpenedSheet,
  {
    document,
    writers,
    write,
  }: {
    document: Pick<ReviewDocument, "name" | "by" | "sync">;
    writers: SheetWriters;
    write(file: string, bytes: Uint8Array): Promise<unknown>;
  },
): Promise<ReviewSheet> {
  const { id, organization, startedAt } = document.sync;
  const sheet: SheetToWrite = {
    review: document.name,
    sync: id,
    organization: organization.displayName ?? organization.id ?? "an organisation without a name",
    sheet: name,
    reviewer,
    by: document.by,
    syncStartedAt: startedAt,
    items,
  };
  const contents = [
    [`${name}.xlsx`, await writers.xlsx(sheet)],
    [`${name}.csv`, Buffer.from(writers.csv(sheet))],
  ] as const;
  const files: Record<string, string> = {};
  for (const [file, bytes] of contents) {
    await write(file, bytes);
    files[file] = createHash("sha256").update(bytes).digest("hex");
  }
  return { name, reviewer, rows: items.length, files };
}
