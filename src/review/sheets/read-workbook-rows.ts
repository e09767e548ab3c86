import { type CellValue, readXlsx, type Sheet, type Workbook } from "hucre/xlsx";
import { SheetError } from "./sheet-error.js";
import type { TableRow } from "./table-row.js";
import type { ZipEntry } from "./zip-directory.js";

/** A hundred thousand rows unpack to less, whatever program wrote them. */
const TABS_MEBIBYTES = 64;
/** What rows share, styles, pictures: a byte of it costs far more memory than one of a tab. */
const REST_MEBIBYTES = 32;
const MEBIBYTE = 1024 * 1024;
const TAB = /^xl\/worksheets\/[^/]+$/;
/** People add one or two, and each is read anew. */
const MOST_TABS = 8;
/** All that people add is left of it; each one costs memory, in every row. */
const CELLS = "A1:CV1048576";

/** What a workbook says of itself. */
export interface WorkbookNote {
  review?: string;
  /** The id of the sync that the review was opened from. */
  sync?: string;
  sheet?: string;
}

/** A tab of a workbook. */
export interface WorkbookTab {
  /** As it stands below the rows. */
  name: string;
  rows: readonly TableRow[];
  note: WorkbookNote;
}

/**
 * The tabs of an xlsx, one at a time. Blank rows are left out.
 *
 * Throws SheetError: what it unpacks to is too large, it is damaged, a tab has more cells than a sheet of ours, or there
 * are more tabs than are read.
 */
export async function* workbookTabs(
  bytes: Uint8Array,
  { parts }: { parts: readonly ZipEntry[] },
): AsyncGenerator<WorkbookTab> {
  checkUnpacked(parts);
  for (let tab = 0; ; tab += 1) {
    const { sheets, properties } = await readTab(bytes, tab);
    const [sheet] = sheets;
    if (sheet === undefined) return;
    // A decision may stand on any of them.
    if (tab === MOST_TABS) {
      throw new SheetError(`it has more than ${MOST_TABS} tabs: delete those that are not the sheet`);
    }
    yield { name: sheet.name, rows: tableRows(sheet), note: noteOf(properties?.custom) };
  }
}

/** The reader unpacks no more of a part than the directory states. */
function checkUnpacked(parts: readonly ZipEntry[]): void {
  const unpackedOf = (entries: readonly ZipEntry[]) =>
    entries.reduce((sum, { unpackedBytes }) => sum + unpackedBytes, 0) / MEBIBYTE;
  const isLarge =
    unpackedOf(parts.filter(({ name }) => TAB.test(name))) > TABS_MEBIBYTES ||
    unpackedOf(parts.filter(({ name }) => !TAB.test(name))) > REST_MEBIBYTES;
  if (isLarge)
    throw new SheetError(
      "it unpacks to more than is read of an xlsx, about a hundred thousand rows: save the rows as CSV",
    );
  if (parts.some(({ name, unpackedBytes }) => unpackedBytes === 0 && !name.endsWith("/"))) {
    throw new SheetError("it is damaged: open it in a spreadsheet, and save it again");
  }
}

async function readTab(bytes: Uint8Array, tab: number): Promise<Workbook> {
  try {
    return await readXlsx(bytes, { sheets: (_, index) => index === tab, range: CELLS });
  } catch (error) {
    const words =
      "it is damaged, or larger than a sheet: open it in a spreadsheet, and save it again as xlsx or CSV";
    throw new SheetError(words, { cause: error });
  }
}

function tableRows({ rows }: Sheet): TableRow[] {
  const table: TableRow[] = [];
  for (const [index, values] of rows.entries()) {
    if (values.every((value) => value === null || value === "")) continue;
    table.push({ row: index + 1, cells: values.map(cellText) });
  }
  return table;
}

/** As a spreadsheet shows it, whatever the country. */
function cellText(value: CellValue): string {
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? "" : value.toISOString().replace(/T00:00:00\.000Z$/, "");
  return String(value);
}

function noteOf(custom: Readonly<Record<string, unknown>> = {}): WorkbookNote {
  const own = new Map(Object.entries(custom));
  const review = own.get("review");
  const sync = own.get("sync");
  const sheet = own.get("sheet");
  return {
    ...(typeof review === "string" && { review }),
    ...(typeof sync === "string" && { sync }),
    ...(typeof sheet === "string" && { sheet }),
  };
}
