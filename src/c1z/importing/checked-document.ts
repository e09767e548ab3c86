import { resourceKey } from "../../model/resource-id.js";
import { SyncFileError } from "../../sync-file/errors.js";
import type { Problem } from "../../sync-file/finding.js";
import { LINE_LIMIT_BYTES, mebibytes } from "../../sync-file/limits.js";
import type { Manifest } from "../../sync-file/manifest.js";
import { parseJson } from "../../sync-file/parse-json.js";
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
 * Throws C1zError for a header that no reader takes, and while it is written for the first thing that is false.
 */
export function checkedDocument(document: ImportedDocument, name: string): SyncDocument {
  const checker = new ReferenceChecker();
  const refuse = (where: string, problems: Iterable<Problem>) => {
    for (const { problem } of problems) {
      throw new C1zError(`${name}: ${where}: ${problem}: it is damaged, or somebody changed it`);
    }
  };
  const { header } = document;
  refuseUnreadable(header, name);
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
      refuseUnreadable(manifest, name);
      refuse("what it says of itself", headerProblems(header, manifest));
      refuse("what it says of itself", manifestProblems(manifest, facts));
      return manifest;
    },
  };
}

/** The records are limited as they are read; what a c1z says of itself may be longer than any reader takes. */
function refuseUnreadable(said: ImportedDocument["header"] | Manifest, name: string): void {
  const text = JSON.stringify(said);
  const where = `${name}: what it says of itself`;
  if (Buffer.byteLength(text) > LINE_LIMIT_BYTES) {
    throw new C1zError(`${where}: it is longer than ${mebibytes(LINE_LIMIT_BYTES)}`);
  }
  try {
    parseJson(text, (complaint) => new SyncFileError(complaint));
  } catch (error) {
    if (!(error instanceof SyncFileError)) throw error;
    throw new C1zError(`${where}: ${error.message}`);
  }
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
