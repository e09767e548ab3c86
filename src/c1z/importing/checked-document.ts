import { resourceKey } from "../../model/resource-id.js";
import type { Problem } from "../../sync-file/finding.js";
import type { SyncDocument } from "../../sync-file/print-document.js";
import { headerProblems, manifestProblems } from "../../sync-file/verify-manifest.js";
import { ReferenceChecker } from "../../sync-file/verify-references.js";
import { C1zError } from "../errors.js";
import type { ImportedRecords } from "./imported-records.js";

/** A sync file to be written, whose records come one after the other. */
export type ImportedDocument = ImportedRecords & Pick<SyncDocument, "header" | "manifest">;

/**
 * The document, which becomes what `verify` calls true or is not written: what the records say of each other, and what
 * the header and the manifest say of them. `name` is that of the c1z. It can be written once.
 *
 * Throws C1zError while it is written, for the first thing that is false.
 */
export function checkedDocument(document: ImportedDocument, name: string): SyncDocument {
  const checker = new ReferenceChecker();
  const refuse = (where: string, problems: Iterable<Problem>) => {
    for (const { problem } of problems) {
      throw new C1zError(`${name}: ${where}: ${problem}: it is damaged, or somebody changed it`);
    }
  };
  const { header } = document;
  return {
    header,
    resourceTypes: each(document.resourceTypes, (record) =>
      refuse(`resource type ${record.id}`, checker.check({ section: "resourceTypes", record })),
    ),
    resources: each(document.resources, (record) =>
      refuse(`resource ${resourceKey(record.id)}`, checker.check({ section: "resources", record })),
    ),
    entitlements: each(document.entitlements, (record) =>
      refuse(`entitlement ${record.id}`, checker.check({ section: "entitlements", record })),
    ),
    grants: eachOf(document.grants, (record) =>
      refuse(`grant ${record.id}`, checker.check({ section: "grants", record })),
    ),
    manifest(facts) {
      const manifest = document.manifest(facts);
      refuse("what it says of itself", headerProblems(header, manifest));
      refuse("what it says of itself", manifestProblems(manifest, facts));
      return manifest;
    },
  };
}

function each<Item>(records: Iterable<Item>, check: (record: Item) => void): Iterable<Item> {
  return {
    *[Symbol.iterator]() {
      for (const record of records) {
        check(record);
        yield record;
      }
    },
  };
}

function eachOf<Item>(
  lists: AsyncIterable<readonly Item[]>,
  check: (record: Item) => void,
): AsyncIterable<Item> {
  return {
    async *[Symbol.asyncIterator]() {
      for await (const records of lists) yield* each(records, check);
    },
  };
}
