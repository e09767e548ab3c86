import type { ReviewItem } from "../review-item.js";
import { type ShownColumn, shownText } from "../sheet-columns.js";
import type { ReturnedRow } from "../sheets/read-sheet.js";

/** By which a reader knows whose access it is, and to what. */
export const identifying = ["Person", "Account", "Access"] as const satisfies readonly ShownColumn[];

/** By which rows differ that are alike in these. */
const telling = ["How", "Gives"] as const satisfies readonly ShownColumn[];

/**
 * What a row shows that was not sent under its key, in words for a person; `undefined` where it shows what
 * was sent. `hasTwin`: another row has the same texts, so that more of them are compared.
 */
export function changeOf(
  { shown, isLossy }: Pick<ReturnedRow, "shown" | "isLossy">,
  item: Pick<ReviewItem, "shown">,
  { hasTwin }: { hasTwin: boolean },
): string | undefined {
  const seen = new Set<ShownColumn>();
  for (const column of hasTwin ? [...identifying, ...telling] : identifying) {
    const said = shown.get(column);
    if (said === undefined || (isLossy && saysNothing(said))) continue;
    seen.add(column);
    const sent = shownText(item, column);
    if (!(isLossy ? isLossyCopy(said, sent) : compared(said) === compared(sent))) {
      return `${column} is "${spaced(said)}" and was "${spaced(sent)}"`;
    }
  }
  // A row of which nobody can tell whose access it is, or to what, may be any other row under this key.
  if (!seen.has("Access")) return "it does not show the Access";
  return seen.has("Person") || seen.has("Account") ? undefined : "it shows neither Person nor Account";
}

/** Characters that a CSV file for people shows as `\u{1b}`. */
const SHOWN_CHARACTER = /\\u\{([0-9a-f]{1,5})\}/g;
const INVISIBLE = /(?!\s)[\p{Cc}\p{Cf}]/gu;
/** An apostrophe that keeps a spreadsheet from calculating; at the beginning it may also be the text's own. */
const GUARD = /^'+|'+(?=[=+\-@＝＋－＠])/g;

/** The text as far as it matters: whatever a spreadsheet or the way of writing adds is left out of both. */
function compared(text: string): string {
  const characters = text.replace(SHOWN_CHARACTER, (_, hex: string) =>
    String.fromCodePoint(Number.parseInt(hex, 16)),
  );
  return unguarded(characters.toWellFormed().normalize("NFC").replace(INVISIBLE, ""));
}

function unguarded(text: string): string {
  return spaced(spaced(text).replace(GUARD, ""));
}

function spaced(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** Nothing but question marks: the alphabet was lost, and any name may have stood there. */
function saysNothing(said: string): boolean {
  return said.includes("?") && !/[\p{L}\p{N}]/u.test(said);
}

/** Whether `said` is `sent` as it is after it was saved in an encoding that lacks some of its characters. */
function isLossyCopy(said: string, sent: string): boolean {
  const copy = unguarded(said);
  return [sent, sent.normalize("NFC"), compared(sent)].map(unguarded).some(
    (text) =>
      copy === text ||
      // What takes two units of UTF-16 becomes one question mark, or two.
      [(of: string) => [...of], (of: string) => of.split("")].some((split) => fits(split(copy), split(text))),
  );
}

function fits(copy: readonly string[], text: readonly string[]): boolean {
  return (
    copy.length === text.length &&
    copy.every((character, index) => character === "?" || character === text[index])
  );
}
