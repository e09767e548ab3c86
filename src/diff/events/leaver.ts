import { latest, type ResourceChange } from "../changes.js";
import { isAtOrBelow } from "../field-change.js";
import type { DiffEvent } from "./event.js";
import { because, type EventFacts } from "./facts.js";
import { changedHoldings, heldNow } from "./held.js";
import { eventPerson, type PersonChanges } from "./person-changes.js";
import type { Recreations } from "./recreated.js";
import { isSuspended, stateWords } from "./suspension.js";

/**
 * Users who are gone or were suspended, and what they still hold. A suspended user
 * cannot sign in to anything, and gets everything back on reactivation: so it is called still assigned.
 */
export function leavers(changes: PersonChanges, facts: EventFacts, { gone }: Recreations): DiffEvent[] {
  const left = changes.accounts.filter(
    (change) => latest(change).id.resourceType === "user" && !gone.has(change.id) && hasLeft(change, facts),
  );
  const [first] = left;
  if (first === undefined) return [];
  const person = eventPerson(changes.person);
  const because_ = because("resources", left);
  const state = leftState(first, facts);
  const held = heldNow(
    left.map(({ id }) => id),
    facts,
  );
  const isAssigned = Object.keys(held).length > 0;
  const isSensitive =
    held.apps?.some(({ privileged }) => privileged) || held.groups?.some(({ id }) => facts.isPrivileged(id));
  return [
    isAssigned
      ? {
          event: "leaver-still-assigned",
          severity: isSensitive ? "medium" : "info",
          person,
          what: { state, ...held },
          because: because_,
        }
      : {
          event: "leaver",
          severity: "info",
          person,
          what: { state, ...changedHoldings(changes, { kind: "removed", facts }) },
          because: because_,
        },
  ];
}

/** Whether the account was put out of use between the two files. */
export function hasLeft(change: ResourceChange, facts: EventFacts): boolean {
  if (change.kind !== "changed") return change.kind === "removed";
  const [before, after] = [facts.directory.accountBefore(change.id), facts.directory.account(change.id)];
  return (
    statusChanged(change) &&
    before !== undefined &&
    after !== undefined &&
    !isSuspended(before) &&
    isSuspended(after)
  );
}

/** Whether the account came back into use between the two files. */
export function hasReturned(change: ResourceChange, facts: EventFacts): boolean {
  if (change.kind !== "changed") return false;
  const [before, after] = [facts.directory.accountBefore(change.id), facts.directory.account(change.id)];
  return (
    statusChanged(change) &&
    before !== undefined &&
    after !== undefined &&
    isSuspended(before) &&
    !isSuspended(after)
  );
}

function statusChanged(change: ResourceChange): boolean {
  return change.kind === "changed" && change.fields.some(({ path }) => isAtOrBelow(path, "/status"));
}

/** What became of an account that is out of use. */
export function leftState(change: ResourceChange, facts: EventFacts): string {
  const account = facts.directory.account(change.id);
  return change.kind === "removed" || account === undefined ? "removed" : stateWords(account);
}

/** Accounts that are in use again, and what came back with them. */
export function reactivated(changes: PersonChanges, facts: EventFacts): DiffEvent[] {
  const back = changes.accounts.filter((change) => hasReturned(change, facts));
  if (back.length === 0) return [];
  const isAdmin = back.some((change) => latest(change).id.resourceType === "admin_user");
  const keys = back.map(({ id }) => id);
  const [account] = keys.flatMap((key) => facts.directory.account(key) ?? []);
  return [
    {
      event: "reactivated",
      severity: isAdmin ? "high" : "medium",
      person: eventPerson(changes.person),
      what: { ...(account && { state: stateWords(account) }), ...heldNow(keys, facts) },
      because: because("resources", back),
    },
  ];
}
