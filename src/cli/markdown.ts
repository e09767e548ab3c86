import { plainText } from "../model/plain-text.js";

// GitHub's Markdown, as tickets and pull requests take it.

/** A name is text, whatever it is made of: no link, no mark-up, no new cell. */
export function markdownText(text: string): string {
  return plainText(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replace(/[\\`*_{}[\]()#+!|~>@]/g, "\\$&")
    .replaceAll("://", "&#58;//")
    .replace(/(www)\./gi, "$1&#46;");
}

/** A line of a table, with its LF. */
export function markdownRow(cells: readonly string[]): string {
  return `| ${cells.map(markdownText).join(" | ")} |\n`;
}
