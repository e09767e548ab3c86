import type { RecordChange } from "./changes.js";
import type { Diff } from "./diff.js";
import { DIFF_FORMAT, DIFF_VERSION, type DiffDocument } from "./document.js";

interface SectionChanges<Item> {
  added: Item[];
  removed: Item[];
  changed: Pick<Extract<RecordChange<Item>, { kind: "changed" }>, "id" | "fields">[];
}

/** A diff as the document that `diff --format json` prints. Holds the records of the diff, and none anew. */
export function documentOf({ old, new: new_, uncertain, walk, events, changes }: Diff): DiffDocument {
  return {
    format: DIFF_FORMAT,
    version: DIFF_VERSION,
    old,
    new: new_,
    certain: uncertain.length === 0,
    uncertain,
    ...walk,
    events,
    resourceTypes: sectionOf(changes.resourceTypes),
    resources: sectionOf(changes.resources),
    entitlements: sectionOf(changes.entitlements),
    grants: sectionOf(changes.grants),
  };
}

function sectionOf<Item>(changes: readonly RecordChange<Item>[]): SectionChanges<Item> {
  const section: SectionChanges<Item> = { added: [], removed: [], changed: [] };
  for (const change of changes) {
    if (change.kind === "added") section.added.push(change.after);
    else if (change.kind === "removed") section.removed.push(change.before);
    else section.changed.push({ id: change.id, fields: change.fields });
  }
  return section;
}
