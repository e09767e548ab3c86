import type { AuditedAccount } from "./audited-account.js";
import type { Population } from "./population.js";

/** How many accounts hold each group, app and role, by its key; absent where nobody does. */
export function holderCounts(
  { held }: Population,
  isCounted: (account: AuditedAccount) => boolean = () => true,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { entitlement, count } of held.holders(isCounted)) {
    const { key } = entitlement.resource;
    if (count > 0) counts.set(key, (counts.get(key) ?? 0) + count);
  }
  return counts;
}

/** A user who can sign in. */
export function isEnabledUser({ facts, state }: AuditedAccount): boolean {
  return facts.kind === "user" && state === "enabled";
}
