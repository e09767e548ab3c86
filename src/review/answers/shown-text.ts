import { csvCell } from "../../export/csv.js";
import { comparedText, unguarded } from "../compared-text.js";
import { sheetText } from "../sheets/sheet-text.js";

/** What an encoding may have replaced by "?"; white space of any kind is a blank here. */
const LOSABLE = /[^\x21-\x3e\x40-\x7e]/g;

/** Whether a cell that says `said` shows `sent`. `isLossy`: its file may have "?" for what its encoding lacked. */
export function showsText(said: string, sent: string, { isLossy }: { isLossy: boolean }): boolean {
  if (comparedText(said) === comparedText(sent)) return true;
  return isLossy && hasLost(said) && isLossyCopy(said, sent);
}

/** Whether it says exactly what stood on the sheet, be that the xlsx or the CSV. */
export function isAsSent(said: string, sent: string): boolean {
  const text = sheetText(sent);
  return said === text || said === guardedText(text);
}

/** Nothing but question marks: the alphabet was lost, and any name may have stood there. */
export function saysNothing(said: string): boolean {
  return hasLost(said) && !/[\p{L}\p{N}]/u.test(said);
}

export function hasLost(said: string): boolean {
  return said.includes("?");
}

/** What is left of a text in every encoding. */
export function neverLost(said: string): string {
  return unguarded(said).replace(LOSABLE, "");
}

/** The same of whatever may have been saved of `sent`. */
export function neverLostOf(sent: string): string[] {
  return [...new Set(savedAs(sent).map((text) => text.replace(LOSABLE, "")))];
}

function isLossyCopy(said: string, sent: string): boolean {
  const copy = unguarded(said);
  return savedAs(sent).some(
    (text) =>
      // What takes two units of UTF-16 becomes one question mark, or two.
      fits([...copy], [...text]) || fits(copy.split(""), text.split("")),
  );
}

/** A spreadsheet may keep an accent apart from its letter, or join them. */
function savedAs(sent: string): string[] {
  return [sent, sent.normalize("NFC"), comparedText(sent)].map(unguarded);
}

function fits(copy: readonly string[], text: readonly string[]): boolean {
  return (
    copy.length === text.length &&
    copy.every((character, index) => {
      const was = text[index] ?? "";
      return character === was || (character === "?" && was.replace(LOSABLE, "") === "");
    })
  );
}

function guardedText(text: string): string {
  const cell = csvCell(text, { isGuarded: true });
  return cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
}
