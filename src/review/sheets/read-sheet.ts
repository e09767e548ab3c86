import { fileKind } from "./file-kind.js";
import { decodeCsv, readCsvRows } from "./read-csv-rows.js";
import { workbookTabs } from "./read-workbook-rows.js";
import { type ReturnedRow, returnedRows } from "./returned-rows.js";
import { SheetError } from "./sheet-error.js";

export type { ReturnedRow } from "./returned-rows.js";

const LIMIT_MEBIBYTES = 64;
const MEBIBYTE = 1024 * 1024;
const NO_HEADER =
  "no columns are called Row key and Decision: the line with the names of the columns has to stay";

/** What a reviewer sent back. */
export interface ReadSheet {
  /** As the xlsx says in its properties; a CSV, and many a program, has none. */
  review?: string;
  sheet?: string;
  rows: readonly ReturnedRow[];
}

/**
 * Reads an xlsx or a CSV as spreadsheets save it, whatever its `name` ends with. The first tab that has the header counts.
 *
 * Throws SheetError, whose message says what is wrong, for everything else.
 */
export async function readSheet(name: string, bytes: Uint8Array): Promise<ReadSheet> {
  if (bytes.length > LIMIT_MEBIBYTES * MEBIBYTE) {
    throw new SheetError(`it is larger than ${LIMIT_MEBIBYTES} MiB`);
  }
  const file = fileKind(name, bytes);
  if (file.kind === "csv") {
    const { text, isLossy } = decodeCsv(bytes);
    const rows = returnedRows(readCsvRows(text), { isLossy });
    if (rows === undefined) throw new SheetError(NO_HEADER);
    return { rows };
  }
  for await (const { rows, note } of workbookTabs(bytes, file)) {
    const returned = returnedRows(rows, { isLossy: false });
    if (returned !== undefined) return { ...note, rows: returned };
  }
  throw new SheetError(NO_HEADER);
}
