import { resourceKey } from "../../model/resource-id.js";
import type { Answer } from "../answers/answers.js";
import { addTo, type RowsByWay } from "./rows-by-way.js";
import type { StandingApps } from "./standing-access.js";

/** An app that was kept, and that a removal would end. */
export interface KeptApp {
  name: string;
  /** The reviewer who kept it. */
  by: string;
}

/**
 * By the keys of the rows that are not to be removed: the kept apps that the person would not have any more, once all
 * that is planned were done. Every removal that is a way to such an app is held back: which of several ways is to stay is
 * for people to say.
 */
export function holdBack(
  planned: RowsByWay,
  { kept, apps }: { kept: Iterable<Answer>; apps: StandingApps },
): ReadonlyMap<string, readonly KeptApp[]> {
  const held = new Map<string, KeptApp[]>();
  for (const { item, by } of kept) {
    if (item.kind !== "assignment" && item.kind !== "through groups") continue;
    const account = resourceKey(item.account);
    const rows = planned.get(account);
    if (rows === undefined) continue;
    const found = apps(account).find(({ entitlementId }) => entitlementId === item.entitlement);
    if (found === undefined || !found.ways.every((way) => rows.has(way))) continue;
    for (const row of found.ways.flatMap((way) => rows.get(way) ?? [])) {
      addTo(held, row, { name: found.app.displayName, by });
    }
  }
  return held;
}
