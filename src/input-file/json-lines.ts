import { Tokenizer, TokenParser, TokenType } from "@streamparser/json";

/** An object or a list that is open, and where in it the text has come. */
interface Level {
  /** The key or the index of the value that comes next, or is being read. */
  step: PropertyKey;
  isList: boolean;
  /** A string that comes next is a key. */
  isKeyNext: boolean;
}

/** Where each value of a JSON text that parses stands: its path, and its line from 1. */
export function* jsonLines(text: string): Generator<{ path: PropertyKey[]; line: number }> {
  const levels: Level[] = [];
  const lineAt = lineCounter(text);
  for (const { token, value, offset } of tokensOf(text)) {
    const level = levels.at(-1);
    switch (token) {
      case TokenType.RIGHT_BRACE:
      case TokenType.RIGHT_BRACKET:
        levels.pop();
        continue;
      case TokenType.COLON:
        if (level !== undefined) level.isKeyNext = false;
        continue;
      case TokenType.COMMA:
        if (level === undefined) continue;
        if (typeof level.step === "number") level.step += 1;
        level.isKeyNext = !level.isList;
        continue;
      default:
        if (level?.isKeyNext) {
          level.step = String(value);
          continue;
        }
        yield { path: levels.map(({ step }) => step), line: lineAt(offset) };
    }
    if (token === TokenType.LEFT_BRACE) levels.push({ step: "", isList: false, isKeyNext: true });
    if (token === TokenType.LEFT_BRACKET) levels.push({ step: 0, isList: true, isKeyNext: false });
  }
}

/** The line of the value at `path`, or of the innermost that it would stand in. */
export function lineOfPath(text: string, path: readonly PropertyKey[]): number {
  let best = { depth: -1, line: 1 };
  for (const { path: found, line } of jsonLines(text)) {
    const isOnTheWay = found.length <= path.length && found.every((step, depth) => step === path[depth]);
    if (isOnTheWay && found.length > best.depth) best = { depth: found.length, line };
  }
  return best.line;
}

interface TokenAt {
  token: TokenType;
  value: unknown;
  offset: number;
}

function tokensOf(text: string): TokenAt[] {
  const tokens: TokenAt[] = [];
  const tokenizer = new Tokenizer();
  tokenizer.onToken = ({ token, value, offset }) => {
    tokens.push({ token, value, offset });
  };
  tokenizer.write(Buffer.from(text));
  // A number alone ends with the text.
  if (!tokenizer.isEnded) tokenizer.end();
  return tokens;
}

/** The line at which a text that is no JSON ceases to be one; the last one, where it only ends too early. */
export function lineOfSyntaxError(text: string): number {
  const lines = text.split("\n");
  const lineAt = lineCounter(text);
  let offset = 0;
  const tokenizer = new Tokenizer();
  const parser = new TokenParser();
  tokenizer.onToken = (found) => {
    offset = found.offset;
    parser.write(found);
  };
  try {
    for (const line of lines) tokenizer.write(Buffer.from(`${line}\n`));
  } catch (error) {
    const position =
      error instanceof Error ? /absolute position "(\d+)"/.exec(error.message)?.[1] : undefined;
    return lineAt(position === undefined ? offset : Number(position));
  }
  return lines.length;
}

/** Counts on from the offset before: offsets only grow. They are those of bytes. */
function lineCounter(text: string): (offset: number) => number {
  const bytes = Buffer.from(text);
  let line = 1;
  let at = 0;
  return (offset) => {
    for (; at < offset; at += 1) if (bytes[at] === 0x0a) line += 1;
    return line;
  };
}
