// The language of man pages, man(7): as much of it as one page needs.

/** Text as roff shows it: nothing in it is taken for a request or an escape, and it is ASCII whatever it holds. */
export function escaped(text: string): string {
  return (
    text
      .replace(/[\\\-'`^~"]/g, (character) => signs[character] ?? character)
      .replace(/[^\n\x20-\x7e]/gu, (character) => `\\[u${codePoint(character)}]`)
      // A line that begins with a dot is a request.
      .replace(/^\./gm, "\\&.")
  );
}

/** "-" is what one types, never a hyphen; the others would become typographic too. */
const signs: Readonly<Record<string, string>> = {
  "\\": "\\e",
  "-": "\\-",
  "'": "\\(aq",
  "`": "\\(ga",
  "^": "\\(ha",
  "~": "\\(ti",
  '"': "\\(dq",
};

function codePoint(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
}

export function section(title: string, ...parts: readonly string[]): string {
  return [`.SH ${quoted(title)}`, ...parts].join("\n");
}

export function subsection(title: string, ...parts: readonly string[]): string {
  return [`.SS ${quoted(title)}`, ...parts].join("\n");
}

/** What is told, below and beside what it is told of. */
export function item(term: string, text: string): string {
  return `.TP\n.B ${quoted(term)}\n${escaped(text)}`;
}

export function paragraph(text: string): string {
  return `.PP\n${escaped(text)}`;
}

/** Lines that stay as they are. */
export function verbatim(text: string): string {
  return `.PP\n.nf\n${escaped(text)}\n.fi`;
}

/** One argument of a request. */
export function quoted(text: string): string {
  return `"${escaped(text)}"`;
}
