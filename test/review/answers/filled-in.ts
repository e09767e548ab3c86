import { readXlsx, writeXlsx } from "hucre/xlsx";
import Papa from "papaparse";
import { DECISION, ROW_KEY, type SheetColumn } from "../../../src/review/sheet-columns.js";
import { csvSheet, type SheetToWrite, xlsxSheet } from "../../../src/review/sheets/write-sheet.js";

/** All cells of a sheet, with the header and whatever stands above it. */
export type Table = string[][];
/** What somebody does to a sheet that was sent. */
export type Edit = (table: Table) => void;
export type Format = "xlsx" | "csv";

/** A sheet after somebody worked on it, saved in the same format. */
export async function filledIn(
  sheet: SheetToWrite,
  { format, edits }: { format: Format; edits: readonly Edit[] },
): Promise<Uint8Array> {
  if (format === "csv") {
    const { data } = Papa.parse<string[]>(csvSheet(sheet).replace(/^\ufeff/, ""), { skipEmptyLines: true });
    for (const edit of edits) edit(data);
    return Buffer.from(Papa.unparse(data));
  }
  const workbook = await readXlsx(await xlsxSheet(sheet));
  const [first] = workbook.sheets;
  const table = (first?.rows ?? []).map((cells) => cells.map((cell) => String(cell ?? "")));
  for (const edit of edits) edit(table);
  // As spreadsheets do, so that nothing reads as a character that cannot be written.
  const rows = table.map((cells) => cells.map((text) => text.replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_")));
  return writeXlsx({
    ...(workbook.properties && { properties: workbook.properties }),
    sheets: [{ name: first?.name ?? "Review", rows }],
  });
}

/** Writes a decision, by key. */
export function decide(decisions: Readonly<Record<string, string>>): Edit {
  return (table) => {
    for (const [key, text] of Object.entries(decisions)) set(key, DECISION, text)(table);
  };
}

/** Puts another text into one cell of the row with this key. */
export function set(key: string, column: SheetColumn, text: string): Edit {
  return (table) => {
    const [position, keys] = [columnOf(table, column), columnOf(table, ROW_KEY)];
    const row = table.find((cells) => cells[keys] === key);
    if (row === undefined) throw new Error(`no row ${key}`);
    row[position] = text;
  };
}

export function withoutColumns(...columns: readonly SheetColumn[]): Edit {
  return (table) => {
    for (const column of columns) {
      const position = columnOf(table, column);
      for (const cells of table) cells.splice(position, 1);
    }
  };
}

/** Adds a copy of the row with this key at the end, with another decision. */
export function again(key: string, text: string): Edit {
  return (table) => {
    const row = table.find((cells) => cells[columnOf(table, ROW_KEY)] === key);
    const copy = [...(row ?? [])];
    copy[columnOf(table, DECISION)] = text;
    table.push(copy);
  };
}

/** Sorts one column apart: the row `index` gets the text of the row `order[index]`. */
export function sortedApart(column: SheetColumn, order: readonly number[]): Edit {
  return (table) => {
    const position = columnOf(table, column);
    const rows = table.slice(headerOf(table) + 1);
    const texts = rows.map((cells) => cells[position] ?? "");
    for (const [index, cells] of rows.entries()) cells[position] = texts[order[index] ?? index] ?? "";
  };
}

function headerOf(table: Table): number {
  return table.findIndex((cells) => cells.includes(ROW_KEY));
}

function columnOf(table: Table, column: SheetColumn): number {
  return table[headerOf(table)]?.indexOf(column) ?? -1;
}
