import type { Person } from "../../access/persons.js";
import { administrationAppId } from "../../model/administration-app.js";
import { compareText } from "../../model/order.js";
import { resourceKey } from "../../model/resource-id.js";
import { type GrantChange, latest, type ResourceChange } from "../changes.js";
import type { EventPerson } from "./event.js";
import { type EventFacts, grantResource } from "./facts.js";

/** Everything that changed about one person. */
export interface PersonChanges {
  person: Person;
  /** Of accounts, in the order of the file. */
  accounts: ResourceChange[];
  /** Changes of grants to any of the accounts, by the type of what is granted. */
  memberships: GrantChange[];
  apps: GrantChange[];
  roles: GrantChange[];
}

/** Everybody of whom anything changed, sorted by the key of the leading account. */
export function personChanges(facts: EventFacts): PersonChanges[] {
  const found = new Map<string, PersonChanges>();
  const of = (accountKey: string): PersonChanges | undefined => {
    const person = facts.directory.personOf(accountKey);
    if (person === undefined) return undefined;
    const known = found.get(person.key);
    if (known !== undefined) return known;
    const fresh = { person, accounts: [], memberships: [], apps: [], roles: [] };
    found.set(person.key, fresh);
    return fresh;
  };
  for (const change of facts.changes.resources) of(change.id)?.accounts.push(change);
  for (const change of facts.changes.grants) {
    const grant = latest(change);
    const changes = of(resourceKey(grant.principal.id));
    if (changes === undefined) continue;
    const { resourceType } = grant.entitlement.resource.id;
    if (resourceType === "group") changes.memberships.push(change);
    else if (resourceType === "role") changes.roles.push(change);
    else if (grantResource(grant) !== ADMINISTRATION_APP) changes.apps.push(change);
  }
  return [...found.values()].sort((a, b) => compareText(a.person.key, b.person.key));
}

/** That every administrator has it follows from being one. */
export const ADMINISTRATION_APP = resourceKey(administrationAppId);

/** A person as an event names them. */
export function eventPerson({ key, accounts }: Person): EventPerson {
  const [leading] = accounts;
  const email = accounts.find((account) => account.email !== undefined)?.email;
  return {
    id: key,
    displayName: leading?.displayName ?? key,
    ...(email !== undefined && { email }),
    accounts: accounts.map((account) => account.key),
  };
}

/** Changes of accounts of one resource type and kind. */
export function accountsThat(
  { accounts }: PersonChanges,
  { type, kind }: { type: "user" | "admin_user"; kind: ResourceChange["kind"] },
): ResourceChange[] {
  return accounts.filter((change) => change.kind === kind && latest(change).id.resourceType === type);
}
