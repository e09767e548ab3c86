/**
 * Everything that moves the cursor, colours, rings or reorders instead of being read: C0 and C1 control characters,
 * line and paragraph separators, bidirectional marks and overrides, and what has no width at all.
 */
const UNPRINTABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/**
 * A text from elsewhere, safe to show in one line of a terminal: `\u{1b}` in place of the character. Joiners stay:
 * names in several scripts, and most emoji, need them.
 */
export function plainText(text: string): string {
  return text
    .toWellFormed()
    .replace(UNPRINTABLE, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`);
}
