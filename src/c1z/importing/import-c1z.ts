import type { SyncDocument } from "../../sync-file/print-document.js";
import { C1zError } from "../errors.js";
import type { C1zDatabase } from "../reading/c1z-database.js";
import type { SyncRun } from "../reading/sync-run.js";
import { batonJumpcloudDocument } from "./baton-jumpcloud/document.js";
import { isOldEntitlement } from "./baton-jumpcloud/old-entitlement.js";
import { checkedDocument } from "./checked-document.js";
import { chooseSync } from "./choose-sync.js";
import { type LeftOut, LeftOutTally } from "./left-out.js";
import { ownDocument } from "./own-document.js";
import type { Match } from "./read-match.js";
import { Tables } from "./tables.js";

/** A c1z as a sync file to be written. */
export interface ImportedSync {
  document: SyncDocument;
  /** What could not be taken over; all of it only when the document is written. */
  leftOut(): LeftOut[];
}

/**
 * The newest finished sync of a c1z that our own export made, or baton-jumpcloud. The same c1z, with the same `match`,
 * always makes the same bytes, and those are what `verify` calls true. The document can be written once.
 *
 * Throws C1zError, as does the document while it is written.
 */
export function importC1z(database: C1zDatabase, { match }: { match?: Match } = {}): ImportedSync {
  const tally = new LeftOutTally();
  const run = chooseSync(database, tally);
  const tables = new Tables(database, { syncId: run.syncId, tally });
  const ownSync = database.ownSync(run.syncId);
  if (ownSync === undefined) refuseOtherConnector(tables, run);
  const document =
    ownSync === undefined
      ? batonJumpcloudDocument(tables, { run, match, tally })
      : ownDocument(tables, { run, ownSync, tally });
  return { document: checkedDocument(document, database.name), leftOut: () => tally.all };
}

/** Other systems have users, groups and apps too, and their syncs would be called JumpCloud's. */
function refuseOtherConnector(tables: Tables, { syncId }: SyncRun): void {
  let count = 0;
  for (const entitlement of tables.entitlementNames()) {
    count += 1;
    if (isOldEntitlement(entitlement)) continue;
    throw new C1zError(
      `${tables.name}: is neither of jc-connector nor of baton-jumpcloud, whose files import takes: ` +
        `the first says so in it, and the other has no entitlement ${entitlement.externalId}`,
    );
  }
  if (count > 0) return;
  throw new C1zError(
    `${tables.name}: its newest sync, ${syncId}, holds no entitlement, and jc-connector did not make it: ` +
      "nothing tells whose it is",
  );
}
