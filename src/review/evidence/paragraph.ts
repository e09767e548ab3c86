import { plainText } from "../../model/plain-text.js";

/** Columns of a text that is read in whatever viewer there is. */
const WIDTH = 100;

/** A paragraph, or one behind a word or a dash, below which it wraps: ["Done at", "when …"]. */
export type Paragraph = string | readonly [start: string, text: string];

/** The widest word that paragraphs stand behind. */
const START = 14;

/** Lines with CR LF: the simplest viewers want that. Nothing in them is obeyed by a terminal. */
export function paragraphText(paragraph: Paragraph): string {
  const [start, text] = typeof paragraph === "string" ? [undefined, paragraph] : paragraph;
  const indent = indentOf(start);
  const [first = "", ...rest] = wrapped(plainText(text), WIDTH - indent);
  return [`${(start ?? "").padEnd(indent)}${first}`, ...rest.map((line) => " ".repeat(indent) + line)]
    .map((line) => `${line.trimEnd()}\r\n`)
    .join("");
}

function indentOf(start: string | undefined): number {
  if (start === undefined) return 0;
  return start === "-" ? 2 : Math.max(start.length + 1, START);
}

/** Lines of at most so many characters, broken at blanks alone: what has none stays in one piece. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
