import { fileKind } from "./file-kind.js";
import { decodeCsv, readCsvRows } from "./read-csv-rows.js";
import { type WorkbookNote, workbookTabs } from "./read-workbook-rows.js";
import { gatherRows, type ReturnedRow } from "./returned-rows.js";
import { SheetError } from "./sheet-error.js";

export type { ReturnedRow } from "./returned-rows.js";

const NO_HEADER =
  "no columns are called Row key and Decision: the line with the names of the columns has to stay";

/** What a reviewer sent back. */
export interface ReadSheet {
  /** As the xlsx says in its properties; a CSV, and many a program, has none. */
  review?: string;
  /** The id of the sync that the review was opened from. */
  sync?: string;
  sheet?: string;
  rows: readonly ReturnedRow[];
}

/**
 * Reads an xlsx or a CSV as spreadsheets save it, whatever its `name` ends with. Every tab that has the header counts:
 * which copy of a row somebody meant is not ours to guess.
 *
 * Throws SheetError, whose message says what is wrong, for everything else.
 */
export async function readSheet(name: string, bytes: Uint8Array): Promise<ReadSheet> {
  const file = fileKind(name, bytes);
  if (file.kind === "csv") {
    const { text, isLossy } = decodeCsv(bytes);
    const gathering = gatherRows({ isLossy });
    readCsvRows(text, gathering.take);
    const rows = gathering.rows();
    if (rows === undefined) throw new SheetError(NO_HEADER);
    return { rows };
  }
  const tabs: { name: string; note: WorkbookNote; rows: readonly ReturnedRow[] }[] = [];
  for await (const { name: tab, rows, note } of workbookTabs(bytes, file)) {
    const gathering = gatherRows({ isLossy: false });
    for (const row of rows) gathering.take(row);
    const returned = gathering.rows();
    if (returned !== undefined) tabs.push({ name: tab, note, rows: returned });
  }
  const [first, ...others] = tabs;
  if (first === undefined) throw new SheetError(NO_HEADER);
  if (others.length === 0) return { ...first.note, rows: first.rows };
  const rows = tabs.flatMap(({ name: tab, rows }) => rows.map((row) => ({ ...row, tab })));
  return { ...first.note, rows };
}
