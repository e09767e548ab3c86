import type { Changes, RecordChange } from "../../diff/changes.js";
import { type SectionName, sectionNames } from "../../sync-file/section.js";
import { plainText } from "../plain-text.js";
import { fieldWords } from "./field-words.js";

const signs = { added: "+", removed: "-", changed: "~" } as const;

/** Every change of every record, one line each: what `diff` shows beside the events. Lines end with LF. */
export function* changeRows(changes: Changes): Generator<string> {
  for (const name of sectionNames) {
    if (changes[name].length > 0) yield `\n${headings[name]}\n`;
    for (const change of changes[name]) yield changeRow(change);
  }
}

const headings: Readonly<Record<SectionName, string>> = {
  resourceTypes: "Resource types",
  resources: "Resources",
  entitlements: "Entitlements",
  grants: "Grants",
};

function changeRow(change: RecordChange<unknown>): string {
  const start = `${signs[change.kind]} ${plainText(change.id)}`;
  if (change.kind !== "changed")
    return `${start}${nameOf(change.kind === "added" ? change.after : change.before)}\n`;
  return `${start}\n${change.fields.map((field) => `    ${fieldWords(field)}\n`).join("")}`;
}

/** The name is what a person looks for; grants have none. */
function nameOf(record: unknown): string {
  const hasName = typeof record === "object" && record !== null && "displayName" in record;
  return hasName ? `  ${plainText(String(record.displayName))}` : "";
}
