import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dropsBetween } from "../../src/sync/drop-guard.js";
import { type DropLimit, dropLimits, isBeyond } from "../../src/sync/drop-limits.js";
import type { Inventory } from "../../src/sync/inventory.js";
import { inventoryKinds } from "../../src/sync/inventory-kind.js";
import { inventoryOf } from "./inventory-sample.js";

const usual = dropLimits();
const number = fc.nat({ max: 5000 });
const counts = fc.record({
  user: number,
  admin_user: number,
  group: number,
  app: number,
  role: number,
  memberships: number,
  appUsers: number,
  appGroups: number,
});
const lists = fc.uniqueArray(
  fc.record({
    list: fc.constantFrom("memberships", "appUsers", "appGroups"),
    id: fc.constantFrom("a", "b", "c", "d", "e:f"),
    rows: fc.nat({ max: 30 }),
  }),
  { selector: ({ list, id }) => `${list}:${id}` },
);
const inventory: fc.Arbitrary<Inventory> = fc
  .record({ counts, lists, serviceAccounts: fc.nat({ max: 50 }) })
  .map(inventoryOf);
const limit: fc.Arbitrary<DropLimit> = fc.oneof(
  fc.record({ percent: fc.integer({ min: 0, max: 100 }) }),
  fc.record({ count: number }),
);
const limits = fc
  .record({ user: limit, admin_user: limit, other: limit, emptied: fc.nat({ max: 5 }) })
  .map(({ emptied, ...byKind }) =>
    dropLimits({
      byKind: new Map(
        Object.entries(byKind).map(([kind, given]) => [
          kind === "user" || kind === "admin_user" ? kind : "other",
          given,
        ]),
      ),
      emptied,
    }),
  );

describe("whatever an organisation holds", () => {
  it("nothing is refused when nothing is lost", () => {
    fc.assert(
      fc.property(inventory, inventory, limits, (one, other, given) => {
        const more = inventoryOf({
          counts: Object.fromEntries(
            inventoryKinds.map((kind) => [kind, one.counts[kind] + other.counts[kind]]),
          ),
          serviceAccounts: one.serviceAccounts + other.serviceAccounts,
          lists: [...other.lists.values(), ...one.lists.values()],
        });
        expect(dropsBetween(one, one, given)).toMatchObject({
          verdict: "accepted",
          refused: [],
          emptied: [],
        });
        expect(dropsBetween(one, more, given)).toMatchObject({
          verdict: "accepted",
          refused: [],
          emptied: [],
        });
      }),
    );
  });

  it("exactly the losses beyond a limit are refused", () => {
    fc.assert(
      fc.property(inventory, inventory, limits, (before, after, given) => {
        const report = dropsBetween(before, after, given);
        for (const kind of inventoryKinds) {
          const extra = kind === "admin_user" ? [before.serviceAccounts, after.serviceAccounts] : [0, 0];
          const [was = 0, is = 0] = [before, after].map(
            ({ counts: held }, index) => held[kind] + (extra[index] ?? 0),
          );
          const allowed = given.byKind[kind];
          const most = "count" in allowed ? allowed.count : was < 20 ? was : (was * allowed.percent) / 100;
          expect(report.refused.some((drop) => drop.kind === kind)).toBe(was - is > most);
        }
        const isRefused = report.refused.length > 0 || report.emptied.length > given.emptied;
        expect(report.verdict).toBe(isRefused ? "refused" : "accepted");
      }),
    );
  });

  it("a list is named exactly when it had ten rows and has none", () => {
    fc.assert(
      fc.property(inventory, inventory, (before, after) => {
        const expected = [...before.lists]
          .filter(([key, { rows }]) => rows >= 10 && (after.lists.get(key)?.rows ?? 0) === 0)
          .map(([key]) => key);
        const named = dropsBetween(before, after, usual).emptied.map(({ list, id }) => `${list}:${id}`);
        expect(named.sort()).toEqual(expected.sort());
      }),
    );
  });

  it("a stricter limit never lets more pass", () => {
    fc.assert(
      fc.property(number, number, fc.nat({ max: 100 }), fc.nat({ max: 100 }), (before, after, a, b) => {
        const [strict, lax] = [Math.min(a, b), Math.max(a, b)];
        const change = { before, after };
        if (isBeyond({ percent: lax }, change)) expect(isBeyond({ percent: strict }, change)).toBe(true);
        if (isBeyond({ count: lax }, change)) expect(isBeyond({ count: strict }, change)).toBe(true);
      }),
    );
  });
});
