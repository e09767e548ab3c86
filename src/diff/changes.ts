import { resourceKey } from "../model/resource-id.js";
import type { SectionName, SectionRecords } from "../sync-file/section.js";
import type { FieldChange } from "./field-change.js";

/** What became of one record between two sync files. */
export type RecordChange<Item> =
  | { kind: "added"; id: string; after: Item }
  | { kind: "removed"; id: string; before: Item }
  | { kind: "changed"; id: string; before: Item; after: Item; fields: FieldChange[] };
export type ChangeKind = RecordChange<unknown>["kind"];

/** Every change of every section, each section in the order of the files. */
export type Changes = { [Name in SectionName]: RecordChange<SectionRecords[Name]>[] };

export type ResourceChange = Changes["resources"][number];
export type GrantChange = Changes["grants"][number];

export function noChanges(): Changes {
  return { resourceTypes: [], resources: [], entitlements: [], grants: [] };
}

/** What a record is known by in a diff: its id, of a resource "type:id". */
export const recordIds: { [Name in SectionName]: (record: SectionRecords[Name]) => string } = {
  resourceTypes: ({ id }) => id,
  resources: ({ id }) => resourceKey(id),
  entitlements: ({ id }) => id,
  grants: ({ id }) => id,
};

/** The record as it is now, or as it was when it is gone. */
export function latest<Item>(change: RecordChange<Item>): Item {
  return change.kind === "removed" ? change.before : change.after;
}
