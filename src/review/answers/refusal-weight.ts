import type { SentSheet } from "../forwarding/sent-sheets.js";
import type { Refusal, RefusalKind } from "./answers.js";

const aboutFiles: ReadonlySet<RefusalKind> = new Set(["unreadable file", "whose sheet"]);
/** What somebody meant to say of a row, and nobody can tell what. */
const unclear: ReadonlySet<RefusalKind> = new Set([
  "changed row",
  "not understood",
  "cannot be removed here",
]);

/** Whether a whole file was refused: whatever it says of any row, a correction too, is not known. */
export function isAboutFile({ kind }: Pick<Refusal, "kind">): boolean {
  return aboutFiles.has(kind);
}

/** Whether somebody said something of a row that nobody can act on, so that it waits for their word. */
export function isUnclear({ kind }: Pick<Refusal, "kind">): boolean {
  return kind === "contradiction" || unclear.has(kind);
}

/** Whether the refused row of this sheet leaves open what is decided about its item. */
export function unsettles(
  { kind, item }: Pick<Refusal, "kind" | "item">,
  { reviewer }: Pick<SentSheet, "reviewer">,
): boolean {
  return unclear.has(kind) && item !== undefined && !item.addresses.includes(reviewer);
}
