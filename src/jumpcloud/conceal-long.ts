/** A text without its secrets: `mark` stands where they stood. */
export type TakeOut = (text: string, mark: string) => string;

/** What a server cut from a token still is a part of a secret; shorter ones may be ordinary words. */
const PIECE_LENGTH = 256;

/**
 * Takes long secrets out of texts: as they stand, whole or in pieces of 256 characters, and whole in the spellings that
 * escapers give to all of a text. Plain searches, in time that grows with the text: an expression that knows every way
 * to write every character takes seconds for a signed token, or is too large.
 */
export function longConcealer(secrets: readonly string[]): TakeOut {
  const spellings = longestFirst(secrets.flatMap(spellingsOf));
  const pieces = longestFirst(secrets.flatMap(piecesOf));
  const searched = [...spellings, ...pieces];
  return (text, mark) => {
    const shown = searched.reduce((left, form) => withoutForm(left, { form, mark }), {
      text,
      folded: fold(text),
    }).text;
    if (shown === text) return text;
    return shown.split(mark + mark).length === 1 ? shown : withoutRepeats(shown, mark);
  };
}

/** A text, and the same in lower case with every character at its place. */
interface Folded {
  text: string;
  folded: string;
}

function withoutForm(from: Folded, { form, mark }: { form: string; mark: string }): Folded {
  const { text, folded } = from;
  const kept: string[] = [];
  let end = 0;
  for (let at = folded.indexOf(form); at !== -1; at = folded.indexOf(form, end)) {
    kept.push(text.slice(end, at));
    end = at + form.length;
  }
  if (kept.length === 0) return from;
  const left = [...kept, text.slice(end)].join(mark);
  return { text: left, folded: fold(left) };
}

function withoutRepeats(text: string, mark: string): string {
  const parts = text.split(mark);
  return parts.filter((part, at) => part !== "" || at === 0 || at === parts.length - 1).join(mark);
}

/** Only of A to Z: other letters may have another length in lower case. */
function fold(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** Each once, in lower case. Where one is the beginning of another, nothing of the longer one may stay. */
function longestFirst(texts: readonly string[]): string[] {
  return [...new Set(texts.map(fold))].sort((a, b) => b.length - a.length);
}

function spellingsOf(secret: string): string[] {
  const bytes = Buffer.from(secret, "utf8");
  const base64 = bytes.toString("base64");
  const ways = [secret, base64, base64.replace(/=+$/, ""), bytes.toString("base64url")];
  return [
    ...ways.flatMap(escapesOf),
    bytes.toString("hex"),
    bytes.toString("hex").replace(/../g, "%$&"),
    Array.from({ length: secret.length }, (_, at) => unicodeEscape(secret.charCodeAt(at))).join(""),
  ];
}

function escapesOf(text: string): string[] {
  const json = JSON.stringify(text).slice(1, -1);
  const html = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const form = new URLSearchParams([["", text]]).toString().slice(1);
  // A lone half of a character has no percent spelling of its own.
  const url = text.isWellFormed() ? [encodeURIComponent(text), encodeURI(text)] : [];
  return [text, json, json.replaceAll("/", "\\/"), html, html.replaceAll('"', "&quot;"), form, ...url];
}

function unicodeEscape(code: number): string {
  return `\\u${code.toString(16).padStart(4, "0")}`;
}

/** None is shorter than the others, so that no piece is an ordinary word. */
function piecesOf(text: string): string[] {
  const count = Math.floor(text.length / PIECE_LENGTH);
  return Array.from({ length: count }, (_, at) =>
    text.slice(at * PIECE_LENGTH, at === count - 1 ? undefined : (at + 1) * PIECE_LENGTH),
  );
}
