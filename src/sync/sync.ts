import type { Writable } from "node:stream";
import { v7 as uuidV7 } from "uuid";
import type { Connector } from "../connector/connector.js";
import type { ListedOrganization, OrganizationName } from "../connector/organization.js";
import type { Grant } from "../model/grant.js";
import type { SyncHeader } from "../sync-file/header.js";
import type { Manifest } from "../sync-file/manifest.js";
import { type WrittenSyncFile, writeSyncFile } from "../sync-file/write.js";
import { type Collected, collect } from "./collect.js";
import { type Completeness, judge } from "./completeness.js";
import { coverageOf } from "./coverage.js";
import { type DropReport, dropsBetween } from "./drop-guard.js";
import type { DropLimits } from "./drop-limits.js";
import { type Inventory, inventoryOfReading } from "./inventory.js";
import type { Journal } from "./journal/journal.js";
import type { JournalWork } from "./journal/journal-run.js";
import { listOutcomes } from "./lists.js";
import { chooseOrganization, organizationOfRows } from "./organization.js";
import { addHolders, recordsOf } from "./records.js";
import type { Tally } from "./tally.js";

export interface SyncOptions {
  connector: Connector;
  /** Must be an observer of the connector's client. */
  tally: Tally;
  /** The organisations that the key sees, `undefined` when it may not tell. */
  listOrganizations(): Promise<readonly ListedOrganization[] | undefined>;
  /** The organisation that was asked for, by id. */
  organizationId?: string;
  /** Called once, as soon as it is known which organisation it is; rejects to end the sync. */
  checkOrganization(organization: ListedOrganization | undefined): Promise<void>;
  /** Where a result goes that is whole, one that is not, and one that lost too much. "-" is standard output. */
  target: { complete: string; incomplete: string; rejected: string };
  /** The sync that this one follows, in a folder of dated files. */
  previous?: NonNullable<SyncHeader["previous"]>;
  /** What the result must not fall far behind, when it is known whose it is; `undefined` when there is nothing. */
  compareWith?(
    organization: OrganizationName | undefined,
  ): { before: Inventory; limits: DropLimits } | undefined;
  /** Awaited when the file is written and before it takes its place; rejects to keep the old one. */
  beforeReplace?(): Promise<void>;
  /** Keeps what is read for a run that goes on; removed when this one has a result. */
  journal?: Journal;
  /** How many objects there should be, by resource type; a difference makes the result incomplete. */
  expect: ReadonlyMap<string, number>;
  header: Pick<SyncHeader, "startedAt" | "connector" | "options"> & {
    source: Omit<SyncHeader["source"], "organization">;
  };
  runBy?: { user: string; host: string };
  credentialKind: string;
  clock(): Date;
  /** Called when everything is read and writing begins. */
  onCollected?(completeness: Completeness): void;
  /** Sees every grant on its way into the file. */
  onGrant?(grant: Grant): void;
  /** What the target "-" means. Default: the process's standard output. */
  stdout?: Writable;
  signal?: AbortSignal;
}

export interface SyncResult {
  /** What keeps the result from being relied on. One that is not whole may have lost too much besides: `dropped`. */
  verdict: "accepted" | "incomplete" | "dropped";
  /** Where it was written to. */
  path: string;
  /** What is gone since the file before; absent when there was nothing to compare with. */
  drops?: DropReport;
  header: SyncHeader;
  manifest: Manifest;
  completeness: Completeness;
  written: WrittenSyncFile;
}

/**
 * Reads one organisation and writes its sync file. Rejects with the errors of the API client, with
 * OrganizationChoiceError, and with the errors of writing; then no file has changed.
 */
export async function sync(options: SyncOptions): Promise<SyncResult> {
  const { connector, tally, journal } = options;
  const named = chooseOrganization({
    listed: await options.listOrganizations(),
    ...(options.organizationId !== undefined && { named: options.organizationId }),
  });
  if (named !== undefined) await options.checkOrganization(named);
  await journal?.open(journalWork(options, named));
  const collected = await collect(connector, { tally, journal });
  const organization = named ?? organizationOfRows(connector.organizationIds());
  if (organization === undefined) tally.warn({ code: "unknown_organization", id: "organization" });
  if (named === undefined) await options.checkOrganization(organization);

  connector.join();
  const completeness = settle(collected, options);
  const drops = dropsOf(collected, { options, completeness, organization });
  options.onCollected?.(completeness);
  const { startedAt, connector: writer, source, options: contentOptions } = options.header;
  const header: SyncHeader = {
    id: uuidV7(),
    startedAt,
    complete: completeness.complete,
    ...(!completeness.complete && { incomplete: completeness.incomplete }),
    ...(options.previous && { previous: options.previous }),
    connector: writer,
    source: { ...source, organization: nameOf(organization) },
    options: contentOptions,
  };
  let manifest: Manifest | undefined;
  const records = recordsOf(connector, collected.edges);
  const { onGrant, beforeReplace, signal, stdout } = options;
  const whole = completeness.complete ? "accepted" : "incomplete";
  const verdict = drops?.verdict === "refused" ? "dropped" : whole;
  const { target } = options;
  const path = { accepted: target.complete, incomplete: target.incomplete, dropped: target.rejected }[
    verdict
  ];
  const written = await writeSyncFile(
    path,
    {
      header,
      ...records,
      grants: onGrant === undefined ? records.grants : seen(records.grants, onGrant),
      manifest: (facts) => {
        manifest = manifestOf(completeness, facts, options);
        return manifest;
      },
    },
    { ...(beforeReplace && { beforeReplace }), ...(signal && { signal }), ...(stdout && { stdout }) },
  );
  if (manifest === undefined) throw new Error("the sync file was written without its manifest");
  await journal?.remove();
  return { verdict, path, ...(drops && { drops }), header, manifest, completeness, written };
}

/** The file names the organisation; who manages it is not a part of its name. */
function nameOf(organization: OrganizationName | undefined): SyncHeader["source"]["organization"] {
  if (organization === undefined) return {};
  const { id, displayName } = organization;
  return { id, ...(displayName !== undefined && { displayName }) };
}

function dropsOf(
  { edges }: Collected,
  run: { options: SyncOptions; completeness: Completeness; organization: OrganizationName | undefined },
): DropReport | undefined {
  const { options, completeness, organization } = run;
  const compared = options.compareWith?.(organization);
  if (compared === undefined) return undefined;
  const { connector, header } = options;
  const { lists, gaps } = completeness;
  const coverage = coverageOf({ options: header.options, notRead: connector.notRead(), lists, gaps });
  return dropsBetween(compared.before, inventoryOfReading({ connector, edges }, coverage), compared.limits);
}

function journalWork({ header }: SyncOptions, named: OrganizationName | undefined): JournalWork {
  const { connector, source, options } = header;
  return {
    connectorVersion: connector.version,
    ...(named !== undefined && { organizationId: named.id }),
    baseUrl: source.baseUrl,
    options,
  };
}

function* seen(grants: Iterable<Grant>, onGrant: (grant: Grant) => void): Generator<Grant> {
  for (const grant of grants) {
    onGrant(grant);
    yield grant;
  }
}

/** Drops the edges that lead nowhere, adds the ones that the objects state themselves, and judges what was read. */
function settle(
  { edges, strangers, gone, unaskable }: Collected,
  { connector, tally, expect }: SyncOptions,
): Completeness {
  const known = new Map(connector.syncers.map((syncer) => [syncer.resourceType.id, new Set(syncer.ids())]));
  const dropped = edges.filter((type, id) => known.get(type)?.has(id) === true);
  for (const [type, ids] of gone)
    for (const id of ids) tally.warn({ code: "gone_during_sync", id: `${type}:${id}` });
  const outcomes = listOutcomes({
    reports: tally.reports(),
    dropped,
    strangers,
    createdCount: (type) => tally.createdCount(type),
  }).filter(({ of, resourceType }) => of === undefined || !gone.get(resourceType)?.includes(of));
  const completeness = judge({ outcomes, edges, strangers, unaskable, gone, expect });
  addHolders(connector, edges);
  return completeness;
}

function manifestOf(
  { complete, lists, gaps }: Completeness,
  facts: Pick<Manifest, "counts" | "digest">,
  { connector, tally, journal, clock, runBy, credentialKind }: SyncOptions,
): Manifest {
  const resumed = journal?.resumed();
  const period = tally.readPeriod(journal?.readSince());
  return {
    endedAt: clock().toISOString(),
    readFrom: period.from.toISOString(),
    readTo: period.to.toISOString(),
    complete,
    counts: facts.counts,
    lists,
    gaps,
    requests: tally.requests(),
    warnings: tally.warnings(),
    notRead: connector.notRead(),
    ...(runBy !== undefined && { runBy }),
    credential: { kind: credentialKind, ...connector.credentialOwner() },
    ...(resumed && { resumed }),
    digest: facts.digest,
  };
}
