import type { Account } from "../../access/account.js";
import type { AccountFacts } from "../../access/account-facts.js";
import type { Path } from "../../access/paths.js";
import type { IsPrivileged } from "../../access/privileged.js";
import type { BookedResource } from "../../access/resource-book.js";
import type { ResourceId } from "../../model/resource-id.js";
import type { SyncHeader } from "../../sync-file/header.js";
import type { Directory } from "./directory.js";
import { countHolders } from "./holder-ways.js";
import type { PersonAccess } from "./person-access.js";
import { leading, type ResourceAccess } from "./resource-access.js";
import type { Uncertainty } from "./uncertainty.js";

// What `access --format json` prints: its keys and their order are documented in the README. Lists that may be long
// come last, one entry a line.

interface JsonContext extends Directory {
  header: SyncHeader;
  isPrivileged: IsPrivileged;
  uncertain: readonly Uncertainty[];
}

/** A person's access: accounts as they lead, and what each holds in the order of the file. */
export function* personJson({ person, accounts }: PersonAccess, context: JsonContext): Generator<string> {
  const { displayName, email } = leading(person);
  const { book, immutable, isPrivileged, header, uncertain } = context;
  yield* document({
    ...sourceOf(header),
    person: { key: person.key, displayName, email },
    accounts: accounts.map(({ account, facts }) => accountEntry(account, facts)),
    access: accounts.flatMap(({ account, access }) =>
      access.map(({ resource, entitlementId, paths }) => ({
        account: account.key,
        resource: resourceEntry(book.of(resource)),
        entitlement: entitlementId,
        paths: paths.map((path) => pathEntry(path, context)),
        privileged: isPrivileged(book.of(resource)),
        ...(immutable.has(entitlementId) && { immutable: true }),
      })),
    ),
    groups: accounts.flatMap(({ account, memberships }) =>
      memberships.map(({ resource, entitlementId, gives }) => ({
        account: account.key,
        resource: resourceEntry(book.of(resource)),
        entitlement: entitlementId,
        gives: gives.map((id) => resourceEntry(book.of(id))),
        privileged: isPrivileged(book.of(resource)),
        ...(immutable.has(entitlementId) && { immutable: true }),
      })),
    ),
    uncertain: uncertain.map(uncertainEntry),
  });
}

/** Who reaches a resource: everything in the order of the text. */
export function* resourceJson(access: ResourceAccess, context: JsonContext): Generator<string> {
  const { resource, groups, holders, gives } = access;
  const { isPrivileged, header, uncertain } = context;
  yield* document({
    ...sourceOf(header),
    resource: { ...resourceEntry(resource), privileged: isPrivileged(resource) },
    counts: countHolders(holders),
    groups: groups.map(({ group, members }) => ({ ...resourceEntry(group), members })),
    gives: gives.map(resourceEntry),
    people: holders.map(({ person, holds }) => {
      const { displayName, email } = leading(person);
      return {
        key: person.key,
        displayName,
        email,
        holds: holds.map(({ account, entitlementId, paths }) => ({
          account: account.key,
          state: account.state,
          stateDetails: account.stateDetails,
          entitlement: entitlementId,
          paths: paths.map((path) => pathEntry(path, context)),
        })),
        otherAccounts: person.accounts
          .filter(({ key }) => !holds.some(({ account }) => account.key === key))
          .map(({ key, state, stateDetails }) => ({ account: key, state, stateDetails })),
      };
    }),
    uncertain: uncertain.map(uncertainEntry),
  });
}

/** One line a key, and one line an entry of a list. */
function* document(content: Record<string, unknown>): Generator<string> {
  let before = "{";
  for (const [key, value] of Object.entries(content)) {
    yield `${before}${JSON.stringify(key)}:`;
    if (Array.isArray(value) && value.length > 0) {
      for (const [index, entry] of value.entries()) {
        yield `${index === 0 ? "[\n" : ",\n"}${JSON.stringify(entry)}`;
      }
      yield "\n]";
    } else yield JSON.stringify(value);
    before = ",\n";
  }
  yield "}\n";
}

function sourceOf({ source, startedAt, complete, incomplete }: SyncHeader) {
  return { organization: source.organization, startedAt, complete, ...(incomplete && { incomplete }) };
}

function resourceEntry({ id, displayName, isByRule, isInactive }: BookedResource) {
  return {
    ...reference(id),
    displayName,
    ...(isByRule && { byRule: true }),
    ...(isInactive && { inactive: true }),
  };
}

/** As gaps of a manifest name a resource. */
function reference({ resourceType, resource }: ResourceId) {
  return { resourceType, id: resource };
}

function pathEntry(path: Path, { book }: Pick<Directory, "book">) {
  if (path.kind === "direct") return { kind: path.kind };
  const { kind, resource, entitlementId } = path;
  return { kind, resource: resourceEntry(book.of(resource)), entitlement: entitlementId };
}

function uncertainEntry({ because, ...rest }: Uncertainty) {
  return { ...rest, ...(because !== undefined && { because: because.map(reference) }) };
}

function accountEntry(account: Account, facts: AccountFacts | undefined) {
  const { id, key, displayName, email, username, state, stateDetails, hasMfa, linkBasis } = account;
  return {
    key,
    ...reference(id),
    kind: facts?.kind,
    displayName,
    email,
    username,
    state,
    stateDetails,
    mfa: hasMfa,
    linkBasis,
    department: facts?.department,
    jobTitle: facts?.jobTitle,
    manager: facts?.manager,
    managerId: facts?.managerId,
    mfaExcluded: facts?.isMfaExcluded,
    mfaExcludedUntil: facts?.mfaExcludedUntil,
    totpEnrolled: facts?.isTotpEnrolled,
    apiKeySet: facts?.hasApiKey,
    apiKeyExpiresAt: facts?.apiKeyExpiresAt,
    expiresAt: facts?.expiresAt,
  };
}
