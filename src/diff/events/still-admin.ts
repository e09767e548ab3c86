import type { Account } from "../../access/account.js";
import { latest, type ResourceChange } from "../changes.js";
import type { DiffEvent } from "./event.js";
import { because, type EventFacts } from "./facts.js";
import { hasLeft, hasReturned, leftState } from "./leaver.js";
import { eventPerson, type PersonChanges } from "./person-changes.js";
import type { Recreations } from "./recreated.js";
import { isSuspended, stateWords } from "./suspension.js";

/**
 * A user who is out of use and whose administrator account is in use, where that was not so before: the user left, or
 * the administrator account came.
 */
export function stillAdmins(changes: PersonChanges, facts: EventFacts, { gone }: Recreations): DiffEvent[] {
  const admins = changes.person.accounts.filter((account) => isAdministering(account, facts));
  if (admins.length === 0) return [];
  const left = changes.accounts.filter(
    (change) => typeOf(change) === "user" && !gone.has(change.id) && hasLeft(change, facts),
  );
  const [first] = left;
  if (first !== undefined)
    return [told(changes, facts, { admins, causes: left, state: leftState(first, facts) })];
  const out = changes.person.accounts.find(({ id, key }) => id.resourceType === "user" && isOut(key, facts));
  const came = changes.accounts.filter(
    (change) => typeOf(change) === "admin_user" && (change.kind === "added" || hasReturned(change, facts)),
  );
  if (out === undefined || came.length === 0) return [];
  return [told(changes, facts, { admins, causes: came, state: stateWords(out) })];
}

interface Told {
  admins: readonly Account[];
  causes: readonly ResourceChange[];
  state: string;
}

function told({ person }: PersonChanges, facts: EventFacts, { admins, causes, state }: Told): DiffEvent {
  const linkBasis = person.accounts.find((account) => account.linkBasis !== undefined)?.linkBasis;
  const roles = facts.named(admins.flatMap(({ key }) => facts.holdings.roles(key, "after")));
  return {
    event: "leaver-still-admin",
    severity: "critical",
    person: eventPerson(person),
    what: { state, ...(linkBasis !== undefined && { linkBasis }), ...(roles.length > 0 && { roles }) },
    because: because("resources", causes),
  };
}

/** An administrator account that the newer file has: of one that it has not nobody knows. */
function isAdministering(account: Account, { directory }: EventFacts): boolean {
  return account.id.resourceType === "admin_user" && !directory.isGone(account.key) && !isSuspended(account);
}

function isOut(key: string, { directory }: EventFacts): boolean {
  const account = directory.account(key);
  return account !== undefined && !directory.isGone(key) && isSuspended(account);
}

function typeOf(change: ResourceChange): string {
  return latest(change).id.resourceType;
}
