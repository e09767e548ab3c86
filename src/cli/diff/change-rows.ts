import { pathsOf } from "../../access/paths.js";
import { type Changes, latest, type RecordChange } from "../../diff/changes.js";
import type { Grant } from "../../model/grant.js";
import { plainText } from "../../model/plain-text.js";
import { resourceKey } from "../../model/resource-id.js";
import type { SectionName } from "../../sync-file/section.js";
import { fieldWords } from "./field-words.js";

const signs = { added: "+", removed: "-", changed: "~" } as const;

/** Tells the display name of what has this key. */
export type NameOf = (key: string) => string;

/** Every change of every record: what `diff --all` shows after the events. Lines end with LF. */
export function* changeRows(changes: Changes, nameOf: NameOf): Generator<string> {
  const { resourceTypes, resources, entitlements, grants } = changes;
  yield* sectionRows("resourceTypes", resourceTypes, ({ id }) => id);
  yield* sectionRows("resources", resources, ({ id }) => nameOf(id));
  yield* sectionRows("entitlements", entitlements, (change) => latest(change).displayName);
  yield* sectionRows("grants", grants, (change) => grantWords(latest(change), nameOf));
}

function* sectionRows<Item>(
  name: SectionName,
  changes: readonly RecordChange<Item>[],
  wordsOf: (change: RecordChange<Item>) => string,
): Generator<string> {
  if (changes.length > 0) yield `\n${headings[name]}\n`;
  for (const change of changes) yield changeRow(change, wordsOf(change));
}

const headings = {
  resourceTypes: "Resource types",
  resources: "Resources",
  entitlements: "Entitlements",
  grants: "Grants",
} as const;

function changeRow(change: RecordChange<unknown>, words: string): string {
  const row = `${signs[change.kind]} ${plainText(words === change.id ? words : `${words}  ${change.id}`)}\n`;
  return change.kind === "changed"
    ? row + change.fields.map((field) => `    ${fieldWords(field)}\n`).join("")
    : row;
}

/** "Ada Byron: Slack, directly and through All Staff" */
function grantWords(grant: Grant, nameOf: NameOf): string {
  const principal = nameOf(resourceKey(grant.principal.id));
  const resource = nameOf(resourceKey(grant.entitlement.resource.id));
  const through = pathsOf(grant).flatMap((path) =>
    path.kind === "through" ? [nameOf(resourceKey(path.resource))] : [],
  );
  if (through.length === 0) return `${principal}: ${resource}`;
  const isAlsoDirect = through.length < pathsOf(grant).length;
  return `${principal}: ${resource}, ${isAlsoDirect ? "directly and " : ""}through ${through.join(", ")}`;
}
