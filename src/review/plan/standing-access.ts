import type { NamedResource } from "../../access/privileged.js";
import { resourceKey } from "../../model/resource-id.js";
import { isUnsettled, type Receipt, stateOf } from "../../provision/receipts/receipt.js";
import type { AccessNow } from "../current/access-now.js";
import type { ReviewItem } from "../review-item.js";
import type { RowsByWay } from "./rows-by-way.js";

/** An app that an account has, and the ways in which it has it. */
export interface StandingApp {
  entitlementId: string;
  app: NamedResource;
  /** Ids of entitlements: its own for a direct assignment, those of memberships. */
  ways: readonly string[];
}

/** The apps of an account, in the order of the file. */
export type StandingApps = (accountKey: string) => readonly StandingApp[];

/**
 * The apps that accounts have: what the sync says, without what receipts say was taken away since, or may have been. Else
 * a membership that is gone already would seem to give an app that somebody kept. What is planned anyway still counts as
 * there while nobody knows.
 */
export function standingApps(
  now: AccessNow,
  { receipts, dataTime, planned }: { receipts: readonly Receipt[]; dataTime: Date; planned: RowsByWay },
): StandingApps {
  const taken = new Set<string>();
  const newer = receipts
    .filter((receipt) => timeOf(receipt) > dataTime)
    .sort((a, b) => timeOf(a).getTime() - timeOf(b).getTime());
  for (const receipt of newer) {
    const { action, entitlement, principal } = receipt.intent.change;
    const account = resourceKey(principal);
    const isDone = stateOf(receipt) === "done" || stateOf(receipt) === "already so";
    const mayBeDone = isUnsettled(receipt) && planned.get(account)?.has(entitlement) !== true;
    if (action === "revoke" && (isDone || mayBeDone)) taken.add(wayKey(account, entitlement));
    if (action === "grant" && isDone) taken.delete(wayKey(account, entitlement));
  }
  const read = new Map<string, StandingApp[]>();
  return (accountKey) => {
    const known = read.get(accountKey);
    if (known !== undefined) return known;
    const apps = [...now.heldBy(accountKey)].flatMap(([entitlementId, ways]) => {
      const app = now.resourceOf(entitlementId);
      if (app.id.resourceType !== "app") return [];
      const standing = ways.filter((way) => !taken.has(wayKey(accountKey, way)));
      return standing.length === 0 ? [] : [{ entitlementId, app, ways: standing }];
    });
    read.set(accountKey, apps);
    return apps;
  };
}

/** Whether an account has what an item is about, and can lose: of an assignment, the direct one. */
export function isHeld(
  { kind, account, entitlement }: Pick<ReviewItem, "kind" | "account" | "entitlement">,
  now: Pick<AccessNow, "waysOf">,
): boolean {
  const ways = now.waysOf(resourceKey(account), entitlement);
  return ways !== undefined && (kind !== "assignment" || ways.includes(entitlement));
}

/** When a change was over; of one without an outcome, when it began. */
export function timeOf({ intent, outcome }: Receipt): Date {
  return new Date((outcome ?? intent).time);
}

function wayKey(accountKey: string, entitlementId: string): string {
  return `${accountKey} ${entitlementId}`;
}
