import type { Account } from "../../access/account.js";
import { resourceKey } from "../../model/resource-id.js";
import { type GrantChange, latest } from "../changes.js";
import type { DiffEvent } from "./event.js";
import { because, type EventFacts } from "./facts.js";
import { changedHoldings } from "./held.js";
import { eventPerson, type PersonChanges } from "./person-changes.js";

/** Accounts that stand in for one that is gone. */
export interface Recreations {
  /** The old account's key by the new one's. */
  replaced: ReadonlyMap<string, string>;
  /** Keys of the old ones. */
  gone: ReadonlySet<string>;
}

/**
 * An account that is gone, and a new one of the same type with the same address or user name: the same person, who is
 * neither a leaver nor a joiner. Only where it is one for one.
 */
export function findRecreations(facts: EventFacts): Recreations {
  const added = byHandle("added", facts);
  const removed = byHandle("removed", facts);
  const partners = new Map<string, Set<string>>();
  for (const [handle, [fresh, ...others]] of added) {
    const [old, ...rest] = removed.get(handle) ?? [];
    if (fresh === undefined || old === undefined || others.length > 0 || rest.length > 0) continue;
    partners.set(fresh.key, (partners.get(fresh.key) ?? new Set()).add(old.key));
    partners.set(old.key, (partners.get(old.key) ?? new Set()).add(fresh.key));
  }
  const replaced = new Map<string, string>();
  for (const { kind, id } of facts.changes.resources) {
    const [old, ...others] = partners.get(id) ?? [];
    if (kind !== "added" || old === undefined || others.length > 0) continue;
    if (partners.get(old)?.size === 1) replaced.set(id, old);
  }
  return { replaced, gone: new Set(replaced.values()) };
}

function byHandle(kind: "added" | "removed", { changes, directory }: EventFacts): Map<string, Account[]> {
  const found = new Map<string, Account[]>();
  for (const change of changes.resources) {
    const account = change.kind === kind ? directory.account(change.id) : undefined;
    if (account === undefined) continue;
    const { email, username, id } = account;
    const handles = [
      email && `${id.resourceType} <${email.toLowerCase()}>`,
      username && `${id.resourceType} ${username.toLowerCase()}`,
    ];
    for (const handle of handles) {
      if (!handle) continue;
      const known = found.get(handle);
      if (known === undefined) found.set(handle, [account]);
      else known.push(account);
    }
  }
  return found;
}

/** The same address or user name under another id: what was granted to the old account does not come along. */
export function recreated(changes: PersonChanges, facts: EventFacts, { replaced }: Recreations): DiffEvent[] {
  return changes.accounts.flatMap((change): DiffEvent[] => {
    const old = replaced.get(change.id);
    if (old === undefined) return [];
    const ofAccount = (grants: readonly GrantChange[]) =>
      grants.filter((grant) => resourceKey(latest(grant).principal.id) === change.id);
    const { memberships, apps, roles } = changes;
    const given = {
      memberships: ofAccount(memberships),
      apps: ofAccount(apps),
      roles: ofAccount(roles),
    };
    const isAdmin = latest(change).id.resourceType === "admin_user";
    return [
      {
        event: "recreated",
        severity: isAdmin ? "high" : "medium",
        person: eventPerson(changes.person),
        what: { replaces: old, ...changedHoldings(given, { kind: "added", facts }) },
        because: [...because("resources", [change]), { section: "resources", change: "removed", id: old }],
      },
    ];
  });
}
