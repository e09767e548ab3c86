import { Persons } from "../access/persons.js";
import type { IsPrivileged } from "../access/privileged.js";
import { bookedResource } from "../access/resource-book.js";
import { TextPool } from "../access/text-pool.js";
import { resourceKey } from "../model/resource-id.js";
import type { SyncFile } from "../sync-file/read.js";
import { SectionCursor } from "../sync-file/section-cursor.js";
import type { SyncFileRecord } from "../sync-file/section-parser.js";
import { type AuditedAccount, auditedAccount } from "./audited-account.js";
import type { AuditedEntitlement, AuditedResource } from "./audited-resource.js";
import { Coverage } from "./coverage.js";
import { HeldAccess } from "./held-access.js";
import type { AuditInputs, Population } from "./population.js";

export interface PopulationOptions {
  isPrivileged: IsPrivileged;
  now: Date;
  inputs: AuditInputs;
  /** Lets a run be stopped between two batches. */
  passing?(batches: AsyncIterable<readonly SyncFileRecord[]>): AsyncIterable<readonly SyncFileRecord[]>;
}

/** Reads an open sync file to its end. Memory: some hundred bytes a resource, 12 to 20 bytes a grant. Throws SyncFileError. */
export async function readPopulation(
  file: SyncFile,
  { isPrivileged, now, inputs, passing = (batches) => batches }: PopulationOptions,
): Promise<Population> {
  const cursor = new SectionCursor(passing(file.batches()));
  for await (const _ of cursor.section("resourceTypes"));
  const { accounts, persons, resources } = await readResources(cursor);
  const entitlements: AuditedEntitlement[] = [];
  for await (const { id, displayName, slug, resource } of cursor.section("entitlements")) {
    const of = resources.get(resourceKey(resource.id));
    if (of !== undefined) entitlements.push({ id, displayName, slug, resource: of });
  }
  const held = new HeldAccess(accounts, entitlements);
  for await (const grants of cursor.batches("grants")) {
    for (const grant of grants) held.add(grant);
  }
  const facts = { header: file.header, manifest: await file.manifest() };
  const warnings = new Map(
    facts.manifest.warnings.map(({ code, count, ids }) => [
      code,
      { ids: new Set(ids), isCut: count > ids.length },
    ]),
  );
  return {
    file: facts,
    coverage: new Coverage(facts),
    accounts,
    account: (key) => persons.account(key),
    persons: () => persons.all(),
    personOf: (account) => persons.of(account.key) ?? { key: account.key, accounts: [account] },
    resources: [...resources.values()],
    resource: (id) => resources.get(resourceKey(id)),
    entitlements,
    held,
    isWarned: (code, { key, id }) => {
      const warned = warnings.get(code);
      return warned !== undefined && (warned.isCut || warned.ids.has(key) || warned.ids.has(id.resource));
    },
    isPrivileged: askedOnce(isPrivileged),
    readAt: new Date(facts.header.startedAt),
    now,
    inputs,
  };
}

/** Rules ask once a grant, and patterns are slow: each resource is asked about once. */
function askedOnce(isPrivileged: IsPrivileged): IsPrivileged {
  const answers = new Map<string, boolean>();
  return (resource) => {
    const key = resourceKey(resource.id);
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = isPrivileged(resource);
    answers.set(key, answer);
    return answer;
  };
}

async function readResources(cursor: SectionCursor) {
  const accounts: AuditedAccount[] = [];
  const persons = new Persons<AuditedAccount>();
  const resources = new Map<string, AuditedResource>();
  const pool = new TextPool();
  for await (const resource of cursor.section("resources")) {
    const account = auditedAccount(resource, (text) => pool.share(text));
    if (account === undefined) {
      const booked = bookedResource(resource);
      resources.set(booked.key, booked);
    } else {
      accounts.push(account);
      persons.add(account);
    }
  }
  return { accounts, persons, resources };
}
