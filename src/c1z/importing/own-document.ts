import { RECORD_LIMIT_BYTES } from "../../sync-file/limits.js";
import type { Manifest } from "../../sync-file/manifest.js";
import { C1zError } from "../errors.js";
import { parseKsuid } from "../ksuid.js";
import type { OwnSync } from "../own-sync.js";
import type { SyncRun } from "../reading/sync-run.js";
import type { ImportedDocument } from "./checked-document.js";
import type { LeftOutTally } from "./left-out.js";
import { ownRecords } from "./own-records.js";
import type { Tables } from "./tables.js";
import { warningsOf } from "./warnings.js";

/**
 * The sync file that was exported, but for who ran the sync. What it says of its records is left as it was said: where
 * they are others by now, that is false.
 *
 * Throws C1zError, as does the document while it is written.
 */
export function ownDocument(
  tables: Tables,
  { run, ownSync, tally }: { run: SyncRun; ownSync: OwnSync; tally: LeftOutTally },
): ImportedDocument {
  const { header, manifest } = ownSync;
  // An export makes the sync's id of the header's.
  const { payload = [], time } = parseKsuid(run.syncId) ?? {};
  const isOfRun =
    header.id.replaceAll("-", "").toLowerCase() === Buffer.from(payload).toString("hex") &&
    Math.floor(Date.parse(header.startedAt) / 1000) * 1000 === time?.getTime();
  if (!isOfRun) {
    throw new C1zError(
      `${tables.name}: sync ${run.syncId}: what jc-connector kept is of the sync ${header.id} of ${header.startedAt}`,
    );
  }
  // A reader of the sync file would take no longer one.
  if (hasLongText(ownSync))
    throw new C1zError(`${tables.name}: a text in what jc-connector kept is too long`);
  return {
    header,
    ...ownRecords(tables),
    manifest: (): Manifest => ({ ...manifest, warnings: [...manifest.warnings, ...warningsOf(tally)] }),
  };
}

function hasLongText(value: unknown): boolean {
  if (typeof value === "string") return Buffer.byteLength(value) > RECORD_LIMIT_BYTES;
  return typeof value === "object" && value !== null && Object.entries(value).flat().some(hasLongText);
}
