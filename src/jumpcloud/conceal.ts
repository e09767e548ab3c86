/** Takes secrets out of a text. */
export type Conceal = (text: string) => string;

export const CONCEALED = "[REDACTED]";

/** Below that a "secret" is an ordinary word, which would be taken out of every text; JumpCloud's keys have 40 and more. */
const SHORTEST_SECRET = 6;

/** A signed token has thousands of characters: in one expression they take seconds, or overflow the stack. */
const PIECE_LENGTH = 256;

/**
 * Conceals secrets however they are written: in upper or lower case, with any of their characters escaped as JSON, URLs
 * or HTML do it, in base64 or in hexadecimal digits.
 */
export function concealer(secrets: Iterable<string>): Conceal {
  const sorted = longestFirst([...secrets].filter(({ length }) => length >= SHORTEST_SECRET));
  const isLong = ({ length }: string) => length >= 2 * PIECE_LENGTH;
  const pieces = piecePatternsOf(sorted.filter(isLong));
  const whole = sorted.filter((secret) => !isLong(secret)).flatMap(patternsOf);
  const patterns = [...pieces, ...(whole.length === 0 ? [] : [whole.join("|")])].map(
    (pattern) => new RegExp(pattern, "gi"),
  );
  return (text) => {
    const shown = patterns.reduce((left, pattern) => left.replace(pattern, CONCEALED), text);
    return pieces.length === 0 ? shown : shown.replace(/(?:\[REDACTED\]){2,}/g, CONCEALED);
  };
}

/** What is secret so far: a token is obtained while others are in use. */
export interface Secrets {
  add(secret: string): void;
  conceal: Conceal;
}

export function growingSecrets(known: Iterable<string>): Secrets {
  const secrets = new Set(known);
  let conceal = concealer(secrets);
  return {
    add(secret) {
      secrets.add(secret);
      conceal = concealer(secrets);
    },
    conceal: (text) => conceal(text),
  };
}

function patternsOf(secret: string): string[] {
  return [spelledPattern(secret), ...encodingsOf(secret).map(literal)];
}

function piecePatternsOf(secrets: readonly string[]): string[] {
  return [
    ...longestFirst(secrets.flatMap(piecesOf)).map(spelledPattern),
    ...longestFirst(secrets.flatMap(encodingsOf).flatMap(piecesOf)).map(literal),
  ];
}

/** Each once. Where one is the beginning of another, nothing of the longer one may stay. */
function longestFirst(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort((a, b) => b.length - a.length);
}

/** None is shorter than the others, so that no piece is an ordinary word. */
function piecesOf(text: string): string[] {
  const count = Math.floor(text.length / PIECE_LENGTH);
  return Array.from({ length: count }, (_, at) =>
    text.slice(at * PIECE_LENGTH, at === count - 1 ? undefined : (at + 1) * PIECE_LENGTH),
  );
}

function encodingsOf(secret: string): string[] {
  const bytes = Buffer.from(secret, "utf8");
  return [bytes.toString("base64"), bytes.toString("base64url"), bytes.toString("hex")];
}

function spelledPattern(text: string): string {
  return Array.from(text, characterPattern).join("");
}

const namedEntities: Readonly<Record<string, string>> = {
  "&": "amp",
  "<": "lt",
  ">": "gt",
  '"': "quot",
  "'": "apos",
};

/** The ways in which a character may be written, each character for itself: no two escapers agree on which they touch. */
function characterPattern(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16).padStart(2, "0");
  const name = namedEntities[character];
  const ways = [
    `\\\\?${literal(character)}`,
    literal(percentEncoded(character)),
    `\\\\u${hex.padStart(4, "0")}`,
    `\\\\x${hex}`,
    `&#(?:0*${code}|x0*${hex});`,
    ...(name === undefined ? [] : [`&${name};`]),
  ];
  return `(?:${ways.join("|")})`;
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}

function percentEncoded(character: string): string {
  const digits = Buffer.from(character, "utf8").toString("hex");
  return digits.replace(/../g, "%$&");
}
