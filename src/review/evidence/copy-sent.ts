import { join } from "node:path";
import type { SentSheet } from "../forwarding/sent-sheets.js";
import { entriesOf } from "./copy-returned.js";
import type { EvidenceFolder } from "./evidence-folder.js";
import { SafeNames } from "./safe-names.js";

/** What became of the sheets that were sent. */
export interface SentCopies {
  sheets: number;
  /** Of these: made after the opening, of rows that were given to somebody else. */
  forwarded: number;
  /** Files that somebody changed since they were made; they are copied as they are. */
  changed: readonly string[];
  /** Files that are not there any more. */
  gone: readonly string[];
  /** How many other things stand there, which nobody was sent: they are not copied. */
  others: number;
}

/**
 * Copies the sheets that the review tells of. Whatever else stands in their folder, such as what a run left that was killed
 * while it made a sheet, was sent to nobody. Throws ReviewError, OutputError.
 */
export async function copySent(
  folder: string,
  { evidence, sheets, opened }: { evidence: EvidenceFolder; sheets: readonly SentSheet[]; opened: number },
): Promise<SentCopies> {
  const entries = await entriesOf(folder);
  const there = new Set(entries.flatMap((entry) => (entry.isFile() ? [entry.name] : [])));
  // Ours have safe names, and keep them.
  const names = new SafeNames();
  const changed: string[] = [];
  const gone: string[] = [];
  let copied = 0;
  for (const [name, sha256] of sheets.flatMap(({ files }) => Object.entries(files))) {
    if (!there.has(name)) {
      gone.push(name);
      continue;
    }
    copied += 1;
    const found = await evidence.copy(join(folder, name), `sheets-sent/${names.of(name)}`);
    if (found !== sha256) changed.push(name);
  }
  return {
    sheets: sheets.length,
    forwarded: sheets.length - opened,
    changed,
    gone,
    others: entries.length - copied,
  };
}
