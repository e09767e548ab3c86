/** Characters that a CSV file for people shows as `\u{1b}`. */
const SHOWN_CHARACTER = /\\u\{([0-9a-f]{1,5})\}/g;
const INVISIBLE = /(?!\s)[\p{Cc}\p{Cf}]/gu;
/** An apostrophe that keeps a spreadsheet from calculating; at the beginning it may also be the text's own. */
const GUARD = /^'+|'+(?=[=+\-@＝＋－＠])/g;

/**
 * The text as far as a sheet that came back can tell: whatever a spreadsheet or the way of writing adds or takes away is
 * left out. Texts that are the same in this read alike to whoever decides.
 */
export function comparedText(text: string): string {
  const characters = text.replace(SHOWN_CHARACTER, (_, hex: string) =>
    String.fromCodePoint(Number.parseInt(hex, 16)),
  );
  return unguarded(characters.toWellFormed().normalize("NFC").replace(INVISIBLE, ""));
}

/** Without the apostrophes of a CSV for people. */
export function unguarded(text: string): string {
  return spaced(spaced(text).replace(GUARD, ""));
}

/** With one blank where there is any white space, and none around it. */
export function spaced(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
