import Papa from "papaparse";
import { plainText } from "../model/plain-text.js";

/**
 * What a spreadsheet would calculate: at the beginning, whatever blanks and quotes stand before it, and behind a
 * semicolon, where that is what parts cells. An apostrophe before it makes it text again.
 */
const FORMULA = /^[\s"'\u200b\ufeff]*[=+\-@\t\r\0＝＋－＠]/;
const FORMULA_BEHIND_SEMICOLON = /(;[\s"'\u200b\ufeff]*)(?=[=+\-@＝＋－＠])/g;
// Printable, and neither to be quoted nor calculated: most cells are so, and looking is much faster than quoting.
const [plainEnding, plain] = plainPatterns("");
const [, PLAIN] = plainPatterns("\\u00c0-\\u024f");
const plainAscii = new RegExp(`^${plain}$`);
const plainAsciiEnding = new RegExp(`^${plainEnding}$`);
const plainCell = new RegExp(`^${PLAIN}$`);
/** By the number of cells: plain ones have no commas of their own. */
const plainLines = new Map<number, RegExp>();

/** Spreadsheets take a file without it for one of the country's old character sets. */
export const BYTE_ORDER_MARK = "\ufeff";

/** How cells are written. */
export interface CsvOptions {
  /**
   * For people: an apostrophe stands before what a spreadsheet would calculate, and control characters are shown.
   * Programs want the text itself.
   */
  isGuarded: boolean;
}

/** One cell as RFC 4180 writes it. For people, control characters are made visible too. */
export function csvCell(text: string, { isGuarded }: CsvOptions): string {
  if (plainCell.test(text)) return text;
  if (!isGuarded) return Papa.unparse([[text]]);
  const guarded = plainText(text).replace(FORMULA_BEHIND_SEMICOLON, "$1'");
  return Papa.unparse([[guarded]], { escapeFormulae: FORMULA });
}

/** Whether a text is ASCII and the same in a cell and, between quotes, in JSON; so is what adds a plain ending to it. */
export function isPlain(text: string): boolean {
  return text !== "" && plainAscii.test(text);
}

/** Whether a plain text that is followed by this stays plain. */
export function isPlainEnding(text: string): boolean {
  return plainAsciiEnding.test(text);
}

/** Cells with a comma between each. */
export function csvCells(cells: readonly string[], options: CsvOptions): string {
  // Joined, and not added up: a text that is kept must not hold its pieces.
  const line = cells.join(",");
  return plainLine(cells.length).test(line) ? line : cells.map((cell) => csvCell(cell, options)).join(",");
}

/** One line as RFC 4180 writes it, with its CR LF. */
export function csvLine(cells: readonly string[], options: CsvOptions): string {
  return `${csvCells(cells, options)}\r\n`;
}

/** Looks at all cells of a line at once. */
function plainLine(cells: number): RegExp {
  const known = plainLines.get(cells);
  if (known !== undefined) return known;
  const line = new RegExp(`^${PLAIN}(?:,${PLAIN}){${Math.max(cells - 1, 0)}}$`);
  plainLines.set(cells, line);
  return line;
}

/** The pattern of what may follow a plain text, and that of a whole one. `letters` are those beyond ASCII. */
function plainPatterns(letters: string): [ending: string, whole: string] {
  const letter = `A-Za-z0-9${letters}`;
  const character = `!#-+\\--:<-[\\]-~${letters}`;
  const ending = `(?:[ ${character}]|;(?=[${letter}]))*[${character}]`;
  return [ending, `(?:[${letter}](?:${ending})?)?`];
}
