import { type AppStake, stakeWords } from "./app-stake.js";
import { lostApps } from "./lost-apps.js";
import type { PlannedRemoval } from "./plan.js";
import { addTo, type RowsByWay } from "./rows-by-way.js";
import type { StandingApps } from "./standing-access.js";

/** Why a removal is not made, though it was decided. */
export type HeldBack = Pick<PlannedRemoval, "fate" | "why">;

interface AppInDanger {
  name: string;
  stake: AppStake;
}

/**
 * By the keys of the rows that are not to be removed: why. The person would not have an app any more, once all that is
 * planned were done, that somebody kept, or that nobody has decided about. Every removal that is a way to such an app is
 * held back: which of several ways is to stay is for people to say.
 */
export function holdBack(
  planned: RowsByWay,
  { stakes, apps }: { stakes: ReadonlyMap<string, readonly AppStake[]>; apps: StandingApps },
): ReadonlyMap<string, HeldBack> {
  const inDanger = new Map<string, AppInDanger[]>();
  for (const [account, rows] of planned) {
    const standing = new Map(apps(account).map((app) => [app.entitlementId, app]));
    const lost = lostApps(stakes.get(account) ?? [], {
      waysOf: ({ entitlement }) => standing.get(entitlement)?.ways,
      isEnding: ({ entitlement }) => rows.has(entitlement),
    });
    for (const { row: stake, ways } of lost) {
      const { entitlement } = stake.item;
      const name = standing.get(entitlement)?.app.displayName ?? entitlement;
      for (const row of ways.flatMap((way) => rows.get(way) ?? [])) addTo(inDanger, row, { name, stake });
    }
  }
  return new Map([...inDanger].map(([row, found]) => [row, heldBack(found)]));
}

/** What was kept is kept whatever the others say. */
function heldBack(apps: readonly AppInDanger[]): HeldBack {
  const kept = apps.filter(({ stake }) => stake.keptBy !== undefined);
  const counting = kept.length > 0 ? kept : apps;
  const names = counting.map(({ name, stake }) => `${name}, ${stakeWords(stake)}`);
  return {
    fate: kept.length > 0 ? "held back" : "waiting",
    why: `the person would lose ${names.join(", and ")}`,
  };
}
