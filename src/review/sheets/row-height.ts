/** Excel's most, in points. */
const MOST_POINTS = 409;
/** Above and below the text. */
const MARGIN_POINTS = 3;
/** Letters of other scripts, and pictures, take the room of two. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|[\u{1f000}-\u{3ffff}]/gu;

/**
 * How high a row has to be, in points, so that wrapped texts are all seen: not every program looks by itself. `widths`
 * are those of the columns, in characters.
 */
export function rowHeight(
  texts: readonly string[],
  { widths, linePoints }: { widths: readonly number[]; linePoints: number },
): number {
  const lines = texts.map((text, column) => wrappedLines(text, widths[column] ?? text.length));
  return Math.min(Math.max(1, ...lines) * linePoints + MARGIN_POINTS, MOST_POINTS);
}

/** Lines break between words; a word that is longer than a line takes several. */
function wrappedLines(text: string, width: number): number {
  let lines = 1;
  let used = 0;
  for (const word of text.split(" ")) {
    const length = word.length + (word.match(WIDE)?.length ?? 0);
    if (used > 0 && used + 1 + length <= width) {
      used += 1 + length;
      continue;
    }
    const full = Math.max(Math.ceil(length / width), 1);
    lines += used > 0 ? full : full - 1;
    used = length - (full - 1) * width;
  }
  return lines;
}
