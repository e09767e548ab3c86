import stringWidth from "string-width";

/** Columns that a text takes on a terminal, whatever its characters, without its colours. */
export function widthOf(text: string): number {
  return stringWidth(text);
}

/** The text and blanks, `width` columns in all; a wider text stays as it is. */
export function padded(text: string, { width, align }: { width: number; align: "left" | "right" }): string {
  const blanks = " ".repeat(Math.max(0, width - widthOf(text)));
  return align === "right" ? `${blanks}${text}` : `${text}${blanks}`;
}

const segmenter = new Intl.Segmenter();

/** As much of a text without colours as `width` columns hold, with "…" where something is missing. */
export function fitted(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = "";
  let room = width - 1;
  for (const { segment } of segmenter.segment(text)) {
    room -= widthOf(segment);
    if (room < 0) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
