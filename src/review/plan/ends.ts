import type { NamedResource } from "../../access/privileged.js";
import { addTo, type RowsByWay } from "./rows-by-way.js";
import type { StandingApps } from "./standing-access.js";

/**
 * By the keys of the rows that are removed: the apps that the person does not have any more once all of them are done. An
 * app that ends because two memberships do stands with both.
 */
export function endsOf(
  removed: RowsByWay,
  apps: StandingApps,
): ReadonlyMap<string, readonly NamedResource[]> {
  const ends = new Map<string, NamedResource[]>();
  for (const [account, rows] of removed) {
    for (const { app, ways } of apps(account)) {
      if (!ways.every((way) => rows.has(way))) continue;
      for (const row of ways.flatMap((way) => rows.get(way) ?? [])) addTo(ends, row, app);
    }
  }
  return ends;
}
