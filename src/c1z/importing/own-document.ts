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
  const ksuid = parseKsuid(run.syncId);
  const payload = Buffer.from(ksuid?.payload ?? []).toString("hex");
  if (header.id.replaceAll("-", "").toLowerCase() !== payload) {
    throw new C1zError(
      `${tables.name}: sync ${run.syncId}: what jc-connector kept is of the sync ${header.id}`,
    );
  }
  const hasTimes =
    isSameTime(header.startedAt, run.startedAt) &&
    isSameTime(manifest.endedAt, run.endedAt) &&
    ksuid?.time.getTime() === Math.floor(Date.parse(header.startedAt) / 1000) * 1000;
  if (!hasTimes) {
    const words = `from ${header.startedAt} to ${manifest.endedAt}, and the sync is of another time`;
    throw new C1zError(`${tables.name}: sync ${run.syncId}: what jc-connector kept is ${words}`);
  }
  return {
    header,
    ...ownRecords(tables),
    manifest: (): Manifest => ({ ...manifest, warnings: [...manifest.warnings, ...warningsOf(tally)] }),
  };
}

/** Tables hold milliseconds. */
function isSameTime(a: string, b: string): boolean {
  return Date.parse(a) === Date.parse(b);
}
