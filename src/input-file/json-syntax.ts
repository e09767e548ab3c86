import { Tokenizer, TokenParser } from "@streamparser/json";

/** The line at which a text that is no JSON ceases to be one; the last one, where it only ends too early. */
export function lineOfSyntaxError(text: string): number {
  const bytes = Buffer.from(text);
  let offset = 0;
  const tokenizer = new Tokenizer();
  const parser = new TokenParser();
  // It throws at the first value where nobody takes values.
  parser.onValue = () => {};
  tokenizer.onToken = (found) => {
    offset = found.offset;
    parser.write(found);
  };
  try {
    for (const line of text.split("\n")) tokenizer.write(Buffer.from(`${line}\n`));
  } catch (error) {
    const position =
      error instanceof Error ? /absolute position "(\d+)"/.exec(error.message)?.[1] : undefined;
    return lineAt(bytes, position === undefined ? offset : Number(position));
  }
  return lineAt(bytes, bytes.length);
}

/** The line of the byte at `offset`, whichever line ends there are. */
function lineAt(bytes: Buffer, offset: number): number {
  let line = 1;
  for (let at = 0; at < Math.min(offset, bytes.length); at += 1) {
    const isLineEnd = bytes[at] === 0x0a ? bytes[at - 1] !== 0x0d : bytes[at] === 0x0d;
    if (isLineEnd) line += 1;
  }
  return line;
}
