import type { Account } from "../../access/account.js";
import { heldEntitlement, isGroup } from "../../access/effective-access.js";
import type { Path } from "../../access/paths.js";
import type { Person } from "../../access/persons.js";
import type { BookedResource } from "../../access/resource-book.js";
import type { Grant } from "../../model/grant.js";
import { compareText } from "../../model/order.js";
import { plainText } from "../../model/plain-text.js";
import { type ResourceId, resourceKey } from "../../model/resource-id.js";
import type { Directory } from "./directory.js";

/** How an account of somebody holds the resource. */
export interface Hold {
  account: Account;
  entitlementId: string;
  paths: readonly Path[];
}

export interface Holder {
  person: Person;
  holds: readonly Hold[];
}

/** A group that holds the resource as a whole. */
export interface BoundGroup {
  group: BookedResource;
  members: number;
}

/** Who reaches a resource, and how. */
export interface ResourceAccess {
  resource: BookedResource;
  /** By name. */
  groups: readonly BoundGroup[];
  /** By name, then by key. */
  holders: readonly Holder[];
  /** What a group gives its members, by name. */
  gives: readonly BookedResource[];
}

/** Picks the grants of one resource out of all. Memory grows with these, and with the number of groups. */
export async function readResourceAccess(
  grants: AsyncIterable<Grant>,
  resource: BookedResource,
  { persons, book }: Pick<Directory, "persons" | "book">,
): Promise<ResourceAccess> {
  const members = new Map<string, number>();
  const bound = new Map<string, BookedResource>();
  const gives = new Map<string, BookedResource>();
  const holders = new Map<string, { person: Person; holds: Hold[] }>();
  for await (const grant of grants) {
    const of = grant.entitlement.resource.id;
    const principal = grant.principal.id;
    if (isGroup(of)) members.set(of.resource, (members.get(of.resource) ?? 0) + 1);
    if (isSame(principal, resource.id)) gives.set(resourceKey(of), book.of(of));
    if (!isSame(of, resource.id)) continue;
    if (isGroup(principal)) {
      bound.set(principal.resource, book.of(principal));
      continue;
    }
    const key = resourceKey(principal);
    const person = persons.of(key) ?? stranger(principal);
    const { entitlementId, paths } = heldEntitlement(grant);
    const hold = { account: persons.account(key) ?? strangeAccount(principal), entitlementId, paths };
    const known = holders.get(person.key);
    if (known === undefined) holders.set(person.key, { person, holds: [hold] });
    else known.holds.push(hold);
  }
  return {
    resource,
    groups: [...bound.values()]
      .sort(compareByName)
      .map((group) => ({ group, members: members.get(group.id.resource) ?? 0 })),
    holders: [...holders.values()].sort((a, b) => compareByName(leading(a.person), leading(b.person))),
    gives: [...gives.values()].sort(compareByName),
  };
}

/** The account that names a person. */
export function leading({ accounts, key }: Person): { displayName: string; key: string; email?: string } {
  return accounts[0] ?? { displayName: key, key };
}

/** "Tom Brandt <tom@acme.com>" */
export function personName(person: Person): string {
  const { displayName, email } = leading(person);
  const address = email === undefined || email === displayName ? "" : ` <${plainText(email)}>`;
  return `${plainText(displayName)}${address}`;
}

/** Whatever the case of the first letter; then by key, so that the order is one. */
export function compareByName(
  a: { displayName: string; key: string },
  b: { displayName: string; key: string },
): number {
  const fold = ({ displayName }: { displayName: string }) => displayName.toLowerCase();
  return compareText(fold(a), fold(b)) || compareText(a.key, b.key);
}

function isSame(a: ResourceId, b: ResourceId): boolean {
  return a.resource === b.resource && a.resourceType === b.resourceType;
}

/** A grant may name an account that the file does not hold: that is nobody to leave out. */
function stranger(id: ResourceId): Person {
  const account = strangeAccount(id);
  return { key: account.key, accounts: [account] };
}

function strangeAccount(id: ResourceId): Account {
  return { id, key: resourceKey(id), displayName: id.resource, state: "unknown" };
}
