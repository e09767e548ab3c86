import type { SyncHeader } from "../../sync-file/header.js";
import { leftOutTypes } from "../../sync-file/left-out.js";
import type { Manifest } from "../../sync-file/manifest.js";
import type { SyncDocument } from "../../sync-file/print-document.js";
import { C1zError } from "../errors.js";
import type { OwnSync } from "../own-sync.js";
import type { C1zDatabase } from "../reading/c1z-database.js";
import { batonJumpcloudRecords, isOldEntitlementId } from "./baton-jumpcloud/records.js";
import type { ImportedRecords, Told } from "./imported-records.js";
import { resourceTypes } from "./known-types.js";
import { type LeftOut, LeftOutTally } from "./left-out.js";
import { ownRecords } from "./own-records.js";
import type { Match } from "./read-match.js";
import { syncName } from "./sync-id.js";
import { Tables } from "./tables.js";

/** A c1z as a sync file to be written. */
export interface ImportedSync {
  document: SyncDocument;
  /** What could not be taken over; all of it only when the document is written. */
  leftOut(): LeftOut[];
}

/** What no c1z of JumpCloud tells. */
const never: Told["notRead"] = [
  "devices",
  "RADIUS servers",
  "LDAP servers",
  "Google Workspace and Microsoft 365 directories",
  "last logins",
].map((what) => ({ what, why: "not in a c1z of JumpCloud" }));

/**
 * The newest finished sync of a c1z. The same c1z, with the same `match`, always makes the same bytes.
 *
 * Throws C1zError, as does the document while it is written.
 */
export function importC1z(database: C1zDatabase, { match }: { match?: Match } = {}): ImportedSync {
  const run = database.newestSync();
  const tally = new LeftOutTally();
  const tables = new Tables(database, { syncId: run.syncId, tally });
  refuseOtherSystem(tables);
  const entitlements = [...tables.entitlements()];
  const ownSync = database.ownSync(run.syncId);
  if (ownSync !== undefined) {
    const { told: _, ...sections } = ownRecords(tables, { entitlements, tally, connector: "jc-connector" });
    return { document: ownDocument(ownSync, sections, tally), leftOut: () => tally.all };
  }
  const isOld = entitlements.some(({ externalId, entitlement }) =>
    isOldEntitlementId(externalId, entitlement.resource.id),
  );
  const { id, isOurs } = syncName(run.syncId);
  const records = isOld
    ? batonJumpcloudRecords(tables, { match, tally })
    : ownRecords(tables, { entitlements, tally, connector: isOurs ? "jc-connector" : "unknown" });
  const { told, ...sections } = records;
  const { connector, without, attributes, hasGroupRules } = told;
  const header: SyncHeader = {
    id,
    startedAt: run.startedAt,
    // A sync that has ended says so of itself.
    complete: true,
    connector: { name: connector, version: "unknown" },
    source: {
      system: "JumpCloud",
      ...(told.region !== undefined && { region: told.region }),
      baseUrl: match?.source.baseUrl ?? "unknown",
      organization: organizationOf(tables.name, { told, match }),
    },
    options: {
      ...(attributes.length > 0 && { attributes: [...attributes] }),
      ...(without.length > 0 && { without: [...without] }),
      ...(hasGroupRules && { groupRules: true }),
    },
  };
  return {
    document: {
      header,
      ...sections,
      manifest: (facts): Manifest => ({
        endedAt: run.endedAt,
        readFrom: run.startedAt,
        readTo: run.endedAt,
        complete: true,
        counts: facts.counts,
        lists: [],
        gaps: [],
        requests: {},
        warnings: warningsOf(tally),
        notRead: [...never, ...notReadOf(header, told)],
        digest: facts.digest,
      }),
    },
    leftOut: () => tally.all,
  };
}

/** The sync file that was exported, but for who ran the sync. */
function ownDocument(
  { header, manifest }: OwnSync,
  sections: Omit<ImportedRecords, "told">,
  tally: LeftOutTally,
): SyncDocument {
  return {
    header,
    ...sections,
    manifest: ({ counts, digest }): Manifest => ({
      ...manifest,
      warnings: [...manifest.warnings, ...warningsOf(tally)],
      counts,
      digest,
    }),
  };
}

function warningsOf(tally: LeftOutTally): Manifest["warnings"] {
  return tally.all.map(({ code, count, ids }) => ({ code, count, ids: ids.filter((one) => one !== "") }));
}

/** Throws C1zError when the match is of another organisation than the accounts say. */
function organizationOf(
  name: string,
  { told, match }: { told: Told; match: Match | undefined },
): SyncHeader["source"]["organization"] {
  const id = told.organizationId;
  const matched = match?.source.organization;
  if (id !== undefined && matched?.id !== undefined && matched.id !== id) {
    throw new C1zError(`${name}: is of organisation ${id}, and --match is of ${matched.id}`);
  }
  return { ...(id !== undefined && { id }), ...matched };
}

function notReadOf(header: SyncHeader, told: Told): Told["notRead"] {
  const types = leftOutTypes(header);
  const why = "baton-jumpcloud takes administrators for users";
  return [
    ...[...types].map((type) => ({ what: type === "role" ? "roles" : "administrators", why })),
    ...told.notRead,
  ];
}

function refuseOtherSystem(tables: Tables): void {
  const known = new Set(resourceTypes.map(({ id }) => id));
  for (const { id } of tables.resourceTypes()) {
    if (known.has(id)) continue;
    throw new C1zError(
      `${tables.name}: has resources of type ${id}, which JumpCloud has not: it is of another system`,
    );
  }
}
