/** Where a value of a JSON text stands, and where what it holds does, by key or index. */
export interface JsonPlace {
  /** From 1. */
  line: number;
  members?: ReadonlyMap<PropertyKey, JsonPlace>;
}

/** A key that its object has already. */
export interface DoubleKey {
  key: string;
  /** Of the second one. */
  line: number;
}

/** An object or a list that is open. */
interface Level {
  members: Map<PropertyKey, JsonPlace>;
  /** The key or the index of the value that comes next. */
  step: PropertyKey;
  isList: boolean;
  /** A string that comes next is a key. */
  isKeyNext: boolean;
}

/** The place of the value of a JSON text that parses, and the keys that JSON.parse passed over. */
export function jsonPlaces(text: string): { root: JsonPlace; doubles: DoubleKey[] } {
  let root: JsonPlace = { line: 1 };
  const doubles: DoubleKey[] = [];
  const levels: Level[] = [];
  // What holds nothing is the same for all of a line: a list of a million numbers is one of them.
  let scalar = root;
  for (const { first, start, end, line } of jsonTokens(text)) {
    const level = levels.at(-1);
    if (first === "}" || first === "]") {
      levels.pop();
    } else if (first === ":") {
      if (level !== undefined) level.isKeyNext = false;
    } else if (first === ",") {
      if (level === undefined) continue;
      if (typeof level.step === "number") level.step += 1;
      level.isKeyNext = !level.isList;
    } else if (level?.isKeyNext) {
      const key = String(JSON.parse(text.slice(start, end)));
      if (level.members.has(key)) doubles.push({ key, line });
      level.step = key;
    } else {
      if (scalar.line !== line) scalar = { line };
      const isList = first === "[";
      const members = isList || first === "{" ? new Map<PropertyKey, JsonPlace>() : undefined;
      const place = members === undefined ? scalar : { line, members };
      if (level === undefined) root = place;
      else level.members.set(level.step, place);
      if (members !== undefined) levels.push({ members, step: isList ? 0 : "", isList, isKeyNext: !isList });
    }
  }
  return { root, doubles };
}

/** The line of the value at `path`, or of the innermost that it would stand in. */
export function lineOfPath(root: JsonPlace, path: readonly PropertyKey[]): number {
  let place = root;
  for (const step of path) {
    const next = place.members?.get(step);
    if (next === undefined) break;
    place = next;
  }
  return place.line;
}

/** The line on which a text, be it JSON or not, opens more than `most` objects and lists inside each other. */
export function lineBeyondDepth(text: string, most: number): number | undefined {
  let depth = 0;
  for (const { first, line } of jsonTokens(text)) {
    if (first === "{" || first === "[") depth += 1;
    else if (first === "}" || first === "]") depth -= 1;
    if (depth > most) return line;
  }
  return undefined;
}

interface Token {
  /** Its first character says what it is. */
  first: string;
  start: number;
  end: number;
  line: number;
}

/** What a number or a word ends before. */
const WORD = /[^\s"{}[\]:,]*/y;

function* jsonTokens(text: string): Generator<Token> {
  let line = 1;
  let at = 0;
  while (at < text.length) {
    const first = text.charAt(at);
    const start = at;
    at += 1;
    if (first === "\n") line += text[start - 1] === "\r" ? 0 : 1;
    else if (first === "\r") line += 1;
    else if (first.trim() !== "") {
      if (first === '"') at = endOfString(text, at);
      else if (!"{}[]:,".includes(first)) {
        WORD.lastIndex = at;
        WORD.test(text);
        at = Math.max(at, WORD.lastIndex);
      }
      yield { first, start, end: at, line };
    }
  }
}

/** Behind the quote that closes it, or the end of the text. */
function endOfString(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const unit = text[at];
    if (unit === '"') return at + 1;
    if (unit === "\\") at += 1;
  }
  return text.length;
}
