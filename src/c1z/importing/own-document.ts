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
  const payload = Buffer.from(parseKsuid(run.syncId)?.payload ?? []).toString("hex");
  if (header.id.replaceAll("-", "").toLowerCase() !== payload) {
    throw new C1zError(
      `${tables.name}: sync ${run.syncId}: what jc-connector kept is of the sync ${header.id}`,
    );
  }
  return {
    header,
    ...ownRecords(tables),
    manifest: (): Manifest => ({ ...manifest, warnings: [...manifest.warnings, ...warningsOf(tally)] }),
  };
}
