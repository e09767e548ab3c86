import type { ReviewItem } from "../review-item.js";

/** A row about an app that its account would lose, and the ways in which it has it: each of them ends. */
export interface LostApp<Row> {
  row: Row;
  /** Ids of entitlements: the app's own for a direct assignment, those of memberships. */
  ways: readonly string[];
}

/** What a row is about. */
export type HeldThing = Pick<ReviewItem, "kind" | "account" | "entitlement">;

/**
 * Of these rows, those about an app that its account has, and would not have any more once every way that `isEnding` were
 * gone. `waysOf` tells the ways in which it has the app, `undefined` or none where it does not. Whatever says that a kept
 * app would be lost says it by this.
 */
export function lostApps<Row extends { item: HeldThing }>(
  rows: Iterable<Row>,
  {
    waysOf,
    isEnding,
  }: {
    waysOf(item: Row["item"]): readonly string[] | undefined;
    isEnding(way: HeldWay): boolean;
  },
): LostApp<Row>[] {
  const lost: LostApp<Row>[] = [];
  for (const row of rows) {
    const { item } = row;
    if (!isAboutApp(item)) continue;
    const ways = waysOf(item) ?? [];
    const { account } = item;
    if (ways.length === 0 || !ways.every((entitlement) => isEnding({ account, entitlement }))) continue;
    lost.push({ row, ways });
  }
  return lost;
}

/** One way in which an account has an app. */
export type HeldWay = Pick<ReviewItem, "account" | "entitlement">;

/** Whether a row is about an app that an account has, however it has it. */
export function isAboutApp({ kind }: Pick<ReviewItem, "kind">): boolean {
  return kind === "assignment" || kind === "through groups";
}
