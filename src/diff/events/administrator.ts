import { roleRank } from "../../access/role-rank.js";
import { resourceKey } from "../../model/resource-id.js";
import { type GrantChange, latest } from "../changes.js";
import { isThroughBinding } from "./cause.js";
import type { DiffEvent, Named } from "./event.js";
import { because, type EventFacts, grantResource } from "./facts.js";
import { hasLeft, leftState } from "./leaver.js";
import { accountsThat, eventPerson, type PersonChanges } from "./person-changes.js";
import type { Recreations } from "./recreated.js";
import { stateWords } from "./suspension.js";

/** New administrator accounts, service accounts too. */
export function adminsAdded(
  changes: PersonChanges,
  facts: EventFacts,
  { replaced }: Recreations,
): DiffEvent[] {
  const added = accountsThat(changes, { type: "admin_user", kind: "added" }).filter(
    ({ id }) => !replaced.has(id),
  );
  const [first] = added;
  if (first === undefined) return [];
  const account = facts.directory.account(first.id);
  const roles = facts.named(added.flatMap(({ id }) => facts.holdings.roles(id, "after")));
  const linkBasis = changes.person.accounts.find((one) => one.linkBasis !== undefined)?.linkBasis;
  return [
    {
      event: "admin-added",
      severity: "high",
      person: eventPerson(changes.person),
      what: {
        ...(account && account.state !== "enabled" && { state: stateWords(account) }),
        ...(linkBasis !== undefined && { linkBasis }),
        ...(account?.hasMfa !== undefined && { hasMfa: account.hasMfa }),
        ...(roles.length > 0 && { roles }),
      },
      because: [
        ...because("resources", added),
        ...because(
          "grants",
          rolesOf(
            changes,
            added.map(({ id }) => id),
          ),
        ),
      ],
    },
  ];
}

/** Administrator accounts that are gone or were suspended: those keep their roles, and get them back with the account. */
export function adminsRemoved(changes: PersonChanges, facts: EventFacts, { gone }: Recreations): DiffEvent[] {
  const left = changes.accounts.filter(
    (change) =>
      latest(change).id.resourceType === "admin_user" && !gone.has(change.id) && hasLeft(change, facts),
  );
  const [first] = left;
  if (first === undefined) return [];
  const held = (side: "before" | "after") => left.flatMap(({ id }) => facts.holdings.roles(id, side));
  const kept = new Set(held("after"));
  const roles = facts.named(kept);
  const rolesRemoved = facts.named(held("before").filter((key) => !kept.has(key)));
  return [
    {
      event: "admin-removed",
      severity: "info",
      person: eventPerson(changes.person),
      what: {
        state: leftState(first, facts),
        ...(roles.length > 0 && { roles }),
        ...(rolesRemoved.length > 0 && { rolesRemoved }),
      },
      because: because("resources", left),
    },
  ];
}

/** Other roles of administrators who were there before and still are. */
export function adminRolesChanged(changes: PersonChanges, facts: EventFacts): DiffEvent[] {
  const changed = stayingRoles(changes);
  if (changed.length === 0) return [];
  const of = (kind: GrantChange["kind"]) =>
    facts.named(
      changed.filter((change) => change.kind === kind).map((change) => grantResource(latest(change))),
    );
  const [roles, rolesRemoved] = [of("added"), of("removed")];
  if (roles.length + rolesRemoved.length === 0) return [];
  const isMore =
    rankRises(changed, facts) || roles.some(({ displayName }) => roleRank(displayName) === undefined);
  return [
    {
      event: "admin-role-changed",
      severity: isMore ? "high" : "info",
      person: eventPerson(changes.person),
      what: { ...(roles.length > 0 && { roles }), ...(rolesRemoved.length > 0 && { rolesRemoved }) },
      because: because("grants", changed),
    },
  ];
}

/**
 * Somebody who was there before and gets the first privilege, or a role that may do more than all before. That a new
 * administrator account is one is told by its own event.
 */
export function privilegeEscalations(changes: PersonChanges, facts: EventFacts): DiffEvent[] {
  const added = new Set(changes.accounts.filter(({ kind }) => kind === "added").map(({ id }) => id));
  if (changes.person.accounts.every(({ key }) => added.has(key))) return [];
  const hadPrivilege = changes.person.accounts.some(({ key }) => facts.holdings.hadPrivilege(key));
  const isStaying = (change: GrantChange) => !added.has(resourceKey(latest(change).principal.id));
  const gained = [...changes.memberships, ...changes.apps, ...changes.roles].filter(
    (change) =>
      change.kind === "added" &&
      isStaying(change) &&
      facts.isPrivileged(grantResource(change.after)) &&
      !isThroughBinding(change, facts),
  );
  const risen = stayingRoles(changes).filter((change) => change.kind === "added");
  const isRise = risen.length > 0 && rankRises(stayingRoles(changes), facts);
  const told = hadPrivilege ? (isRise ? risen : []) : gained;
  if (told.length === 0) return [];
  const ofType = (type: string) =>
    told.map(latest).filter(({ entitlement }) => entitlement.resource.id.resourceType === type);
  const groups = facts.named(ofType("group").map(grantResource));
  const roles = facts.named(ofType("role").map(grantResource));
  const apps = ofType("app").map((grant) => facts.access(grant));
  return [
    {
      event: "privilege-escalation",
      severity: "high",
      person: eventPerson(changes.person),
      what: {
        ...(groups.length > 0 && { groups }),
        ...(apps.length > 0 && { apps }),
        ...(roles.length > 0 && { roles }),
      },
      because: because("grants", told),
    },
  ];
}

/** Changes of roles of accounts that neither came nor went. */
function stayingRoles({ roles, accounts }: PersonChanges): GrantChange[] {
  const passing = new Set(accounts.filter(({ kind }) => kind !== "changed").map(({ id }) => id));
  return roles.filter((change) => !passing.has(resourceKey(latest(change).principal.id)));
}

function rankRises(changed: readonly GrantChange[], facts: EventFacts): boolean {
  const accounts = new Set(changed.map((change) => resourceKey(latest(change).principal.id)));
  return [...accounts].some((key) => {
    const rank = (side: "before" | "after") => highestRank(facts.named(facts.holdings.roles(key, side)));
    return rank("after") > rank("before");
  });
}

/** 0 where there is no role of a known rank. */
function highestRank(roles: readonly Named[]): number {
  return Math.max(0, ...roles.map(({ displayName }) => roleRank(displayName) ?? 0));
}

function rolesOf({ roles }: PersonChanges, accounts: readonly string[]): GrantChange[] {
  return roles.filter((change) => accounts.includes(resourceKey(latest(change).principal.id)));
}
