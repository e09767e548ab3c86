import { type BatonFileOptions, type BatonFileSummary, batonFile } from "../../src/export/c1/baton-file.js";
import { c1Csv } from "../../src/export/c1/c1-csv.js";
import type { C1SheetOptions, C1Summary } from "../../src/export/c1/c1-sheet.js";
import { openSyncFile, type SyncFile } from "../../src/sync-file/read.js";
import { SectionCursor } from "../../src/sync-file/section-cursor.js";

/** The sync file of the demo organisation. */
export function openDemo(): Promise<SyncFile> {
  return openSyncFile("fixtures/demo-sync.json");
}

export async function csvOf(
  file: SyncFile,
  options: Partial<C1SheetOptions> = {},
): Promise<{ text: string; summary: C1Summary }> {
  const summaries: C1Summary[] = [];
  const pieces = c1Csv(new SectionCursor(file.batches()), {
    extra: false,
    resourceName: "name",
    ...options,
    done: (summary) => summaries.push(summary),
  });
  return { text: await joined(pieces), summary: only(summaries) };
}

export async function batonFileOf(
  file: SyncFile,
  options: Pick<BatonFileOptions, "layout"> = { layout: "mappings" },
): Promise<{ text: string; summary: BatonFileSummary }> {
  const summaries: BatonFileSummary[] = [];
  const pieces = batonFile(new SectionCursor(file.batches()), {
    ...options,
    done: (summary) => summaries.push(summary),
  });
  return { text: await joined(pieces), summary: only(summaries) };
}

async function joined(pieces: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}

function only<Item>([item, ...more]: readonly Item[]): Item {
  if (item === undefined || more.length > 0) throw new Error(`told ${more.length} times more than once`);
  return item;
}
