import { ReportError } from "./errors.js";
import { ROW_LIMIT_CHARACTERS } from "./row-sink.js";

/**
 * The same text in pieces that end with a line, whichever line ends it has: a parser that sees half of a line end, or
 * of a doubled quote, takes it for another one. Throws ReportError when a line does not end.
 */
export async function* wholeLines(pieces: AsyncIterable<string>, name: string): AsyncGenerator<string> {
  let rest = "";
  for await (const piece of pieces) {
    const text = rest + piece;
    // A carriage return at the very end may be the first half of a line end.
    const end = Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r", text.length - 2)) + 1;
    rest = text.slice(end);
    if (rest.length > ROW_LIMIT_CHARACTERS) {
      throw new ReportError(`${name}: a line is longer than ${ROW_LIMIT_CHARACTERS / 1024 / 1024} MiB`);
    }
    if (end > 0) yield text.slice(0, end);
  }
  if (rest !== "") yield rest;
}
