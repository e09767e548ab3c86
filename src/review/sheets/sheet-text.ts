import { plainText } from "../../model/plain-text.js";

/** Excel holds 32,767 characters in a cell: the mark, and the apostrophe of a CSV, need some of them. */
const MOST_CHARACTERS = 32_700;
const CUT = " … (cut)";
/** Neither XML nor a spreadsheet holds them. */
const NO_CHARACTER = /[\ufffe\uffff]/g;

/**
 * A text as it stands in a cell: what nobody can see is shown as `\u{1b}`, and a text that is too long for a cell is cut,
 * with a mark. What comes back is compared to this, and not to the text itself.
 */
export function sheetText(text: string): string {
  const shown = plainText(text).replace(NO_CHARACTER, (unit) => `\\u{${unit.charCodeAt(0).toString(16)}}`);
  if (shown.length <= MOST_CHARACTERS) return shown;
  // Half a character may be left at the end.
  return `${shown.slice(0, MOST_CHARACTERS - CUT.length).toWellFormed()}${CUT}`;
}
