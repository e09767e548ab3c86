import Papa from "papaparse";

/** What a spreadsheet would calculate: an apostrophe before it makes it text again. */
const FORMULA = /^[=+\-@\t\r\0＝＋－＠]/;
/** All other texts stand as they are: looking is much faster than quoting. */
const NEEDS_CARE = /[",\r\n\0]|^[\s=+\-@＝＋－＠]|\s$/;

/** How cells are written. */
export interface CsvOptions {
  /** Puts an apostrophe before what a spreadsheet would calculate: for people. Programs want the text itself. */
  isGuarded: boolean;
}

/** One cell as RFC 4180 writes it. */
export function csvCell(text: string, { isGuarded }: CsvOptions): string {
  if (!NEEDS_CARE.test(text)) return text;
  return Papa.unparse([[text]], isGuarded ? { escapeFormulae: FORMULA } : {});
}

/** One line as RFC 4180 writes it, with its CR LF. */
export function csvLine(cells: readonly string[], options: CsvOptions): string {
  return `${cells.map((cell) => csvCell(cell, options)).join(",")}\r\n`;
}
