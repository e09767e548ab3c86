import { longConcealer } from "./conceal-long.js";

/** Takes secrets out of a text. */
export type Conceal = (text: string) => string;

export const CONCEALED = "[REDACTED]";

/** Below that a "secret" is an ordinary word, which would be taken out of every text; JumpCloud's keys have 40 and more. */
const SHORTEST_SECRET = 6;

/** A signed token has thousands of characters: an expression for it takes seconds, or is too large. */
const LONGEST_SPELLED = 256;

/**
 * Conceals secrets however they are written: in upper or lower case, with any of their characters escaped as JSON, URLs
 * or HTML do it, in base64 or in hexadecimal digits. Of a long one the escapes are known that all of its characters have
 * in common. Where the search itself fails, nothing of the text is shown.
 */
export function concealer(secrets: Iterable<string>): Conceal {
  const sorted = longestFirst([...secrets].filter(({ length }) => length >= SHORTEST_SECRET));
  const takeOutLong = longConcealer(sorted.filter(({ length }) => length > LONGEST_SPELLED));
  const patterns = sorted
    .filter(({ length }) => length <= LONGEST_SPELLED)
    .map((secret) => new RegExp(patternsOf(secret).join("|"), "gi"));
  return (text) => {
    try {
      return patterns.reduce(
        (left, pattern) => left.replace(pattern, CONCEALED),
        takeOutLong(text, CONCEALED),
      );
    } catch {
      return CONCEALED;
    }
  };
}

/** What is secret so far: a token is obtained while others are in use. */
export interface Secrets {
  add(secret: string): void;
  conceal: Conceal;
  /** Whether one of them stands in a text as it is, or as JSON writes it: a search that costs next to nothing. */
  standIn(text: string): boolean;
}

/** Data is changed only for what can be no word or name by chance. */
const SHORTEST_IN_DATA = 16;

export function growingSecrets(known: Iterable<string>): Secrets {
  const secrets = new Set(known);
  let conceal = concealer(secrets);
  let literals = literalsOf(secrets);
  return {
    add(secret) {
      secrets.add(secret);
      conceal = concealer(secrets);
      literals = literalsOf(secrets);
    },
    conceal: (text) => conceal(text),
    standIn: (text) => literals.some((literal) => text.includes(literal)),
  };
}

function literalsOf(secrets: Iterable<string>): string[] {
  const written = [...secrets]
    .filter(({ length }) => length >= SHORTEST_IN_DATA)
    .flatMap((secret) => {
      const json = JSON.stringify(secret).slice(1, -1);
      return [secret, json, json.replaceAll("/", "\\/")];
    });
  return [...new Set(written)];
}

function patternsOf(secret: string): string[] {
  return [spelledPattern(secret), ...encodingsOf(secret).map(literal)];
}

/** Each once. Where one is the beginning of another, nothing of the longer one may stay. */
function longestFirst(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort((a, b) => b.length - a.length);
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
