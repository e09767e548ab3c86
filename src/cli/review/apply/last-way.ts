import type { AccessReader } from "../../../jumpcloud/access-reader.js";
import type { EdgeChange } from "../../../jumpcloud/changes.js";
import { entitlementId } from "../../../model/entitlement.js";
import { plainText } from "../../../model/plain-text.js";
import type { ResourceId } from "../../../model/resource-id.js";
import { edgeOf } from "../../../provision/change-target.js";
import { lookUp, type Situation } from "../../../provision/situation.js";
import { type AppStake, stakeWords } from "../../../review/plan/app-stake.js";
import { lostApps } from "../../../review/plan/lost-apps.js";
import type { ReviewItem } from "../../../review/review-item.js";

/**
 * Why something is not taken away: as JumpCloud has it now, it is the last way to an app that was kept, or that nobody has
 * decided about; `undefined` where it is not. The sync that a plan is made of may be a day old. `stakes`: of the account.
 *
 * Rejects with NotGrantableError, and the errors of the API client.
 */
export async function lastWayWords(
  { account, entitlement }: ReviewItem,
  { stakes, reader }: { stakes: readonly AppStake[]; reader: AccessReader },
): Promise<string | undefined> {
  if (stakes.length === 0) return undefined;
  const removal = edgeTo(account, entitlement);
  const isGiven = await givenBy(removal, reader);
  for (const stake of stakes) {
    const app = edgeTo(account, stake.item.entitlement);
    if (!isGiven(app.of.id)) continue;
    const situation = await lookUp(app, reader);
    if ("unknown" in situation) continue;
    const ways = waysOf(situation, stake.item.entitlement);
    const isEnding = (way: { entitlement: string }) => way.entitlement === entitlement;
    const name = plainText(situation.resource.name);
    if (lostApps([stake], { waysOf: () => ways, isEnding }).length > 0) {
      return `the last way to ${name}, ${stakeWords(stake)}`;
    }
    const { throughLacks } = situation;
    if (ways.length === 0 && throughLacks !== undefined) {
      return `nobody can tell whether it is the last way to ${name}, ${stakeWords(stake)}: ${plainText(throughLacks)}`;
    }
  }
  return undefined;
}

function edgeTo(principal: ResourceId, entitlement: string): EdgeChange {
  return edgeOf({ action: "revoke", entitlement, principal });
}

/** Whether what is taken away may give an app, by its id. */
async function givenBy({ of }: EdgeChange, reader: AccessReader): Promise<(appId: string) => boolean> {
  if (of.type === "application") return (appId) => appId === of.id;
  const { ids, lacks } = await reader.applicationsOf({ type: "user_group", id: of.id });
  return (appId) => lacks !== undefined || ids.has(appId);
}

function waysOf({ isHeld, through }: Situation, app: string): string[] {
  return [...(isHeld ? [app] : []), ...through.map(({ id }) => entitlementId(id, "member"))];
}
