/** Takes secrets out of a text. */
export type Conceal = (text: string) => string;

export const CONCEALED = "[REDACTED]";

/** Below that a "secret" is an ordinary word, which would be taken out of every text; JumpCloud's keys have 40 and more. */
const SHORTEST_SECRET = 6;

/**
 * Conceals secrets however they are written: as they are, in upper or lower case, as a JSON string, in a URL, in HTML,
 * in base64 or in hexadecimal digits.
 */
export function concealer(secrets: Iterable<string>): Conceal {
  const forms = new Set(
    [...secrets].filter(({ length }) => length >= SHORTEST_SECRET).flatMap((secret) => formsOf(secret)),
  );
  if (forms.size === 0) return (text) => text;
  // The longest first: where one form is the beginning of another, nothing of the longer one may stay.
  const longestFirst = [...forms].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(longestFirst.map(escapePattern).join("|"), "gi");
  return (text) => text.replace(pattern, CONCEALED);
}

function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret, "utf8");
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    encodeURI(secret),
    inHtml(secret),
    bytes.toString("base64"),
    bytes.toString("base64url"),
    bytes.toString("hex"),
  ];
}

function inHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
