/**
 * Everything that moves the cursor, colours, rings or reorders instead of being read: C0 and C1 control characters,
 * line and paragraph separators, bidirectional marks and overrides, and what has no width at all.
 */
const UNPRINTABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/** Colours as paint.ts makes them, tabs and line ends. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
const OURS = /(\u001b\[(?:1|2|22|31|32|33|39)m|[\t\n])/;

/**
 * The last look at text of several lines for a terminal: whatever somebody forgot to pass through `plainText` is made
 * harmless; our own colours stay.
 */
export function plainLines(text: string): string {
  return text
    .split(OURS)
    .map((piece, index) => (index % 2 === 1 ? piece : plainText(piece)))
    .join("");
}

/** A value as JSON that is safe to show: the same value for whoever parses it. */
export function plainJson(value: unknown): string {
  return escapeJson(JSON.stringify(value));
}

/** A JSON text whose strings hold nothing raw that a terminal would obey. Line ends of the text itself stay. */
export function escapeJson(json: string): string {
  return json.replace(UNPRINTABLE, (character) =>
    character === "\n" ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/**
 * A text from elsewhere, safe to show in one line of a terminal: `\u{1b}` in place of the character. Joiners stay:
 * names in several scripts, and most emoji, need them.
 */
export function plainText(text: string): string {
  return text
    .toWellFormed()
    .replace(UNPRINTABLE, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`);
}
