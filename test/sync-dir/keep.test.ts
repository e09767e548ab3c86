import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { datedName, datedTime } from "../../src/sync-dir/dated-name.js";
import { type KeepPolicy, type KeepUnit, keepers, reachOf } from "../../src/sync-dir/keep.js";

// Monday, 23 November 2026.
const now = new Date("2026-11-23T09:00:00Z");

function namesOf(...times: readonly string[]): string[] {
  return times.map((time) => datedName(new Date(`${time}Z`)));
}

describe("which files stay", () => {
  it.each<[string, KeepPolicy, string[], string[]]>([
    [
      "35d: those younger than 35 times 24 hours, to the second",
      [{ unit: "d", count: 35 }],
      [
        "2026-10-19T08:59:59",
        "2026-10-19T09:00:00",
        "2026-10-19T09:00:01",
        "2026-11-01T02:00:00",
        "2026-11-23T02:00:00",
      ],
      ["2026-10-19T09:00:01", "2026-11-01T02:00:00", "2026-11-23T02:00:00"],
    ],
    [
      "2w: the newest of this week and of the last, which begin on Monday",
      [{ unit: "w", count: 2 }],
      ["2026-11-15T23:59:59", "2026-11-16T00:00:00", "2026-11-22T23:59:59", "2026-11-23T00:00:00"],
      ["2026-11-22T23:59:59", "2026-11-23T00:00:00"],
    ],
    [
      "3m: the newest of this month and of the two before, in UTC",
      [{ unit: "m", count: 3 }],
      [
        "2026-08-31T23:59:59",
        "2026-09-01T00:00:00",
        "2026-09-30T23:59:59",
        "2026-10-01T00:00:00",
        "2026-11-02T02:00:00",
        "2026-11-03T02:00:00",
      ],
      ["2026-09-30T23:59:59", "2026-10-01T00:00:00", "2026-11-03T02:00:00"],
    ],
    [
      "12m in November: back to the December before",
      [{ unit: "m", count: 12 }],
      ["2025-11-30T02:00:00", "2025-12-31T02:00:00", "2026-11-22T02:00:00"],
      ["2025-12-31T02:00:00", "2026-11-22T02:00:00"],
    ],
    [
      "2y: the newest of this year and of the last",
      [{ unit: "y", count: 2 }],
      ["2024-12-31T23:59:59", "2025-01-01T00:00:00", "2025-12-31T23:59:59", "2026-01-01T00:00:00"],
      ["2025-12-31T23:59:59", "2026-01-01T00:00:00"],
    ],
    [
      "2d,2m: what either keeps",
      [
        { unit: "d", count: 2 },
        { unit: "m", count: 2 },
      ],
      [
        "2026-10-01T02:00:00",
        "2026-10-31T02:00:00",
        "2026-11-01T02:00:00",
        "2026-11-22T02:00:00",
        "2026-11-23T02:00:00",
      ],
      ["2026-10-31T02:00:00", "2026-11-22T02:00:00", "2026-11-23T02:00:00"],
    ],
    [
      "the newest, however old it is",
      [{ unit: "d", count: 1 }],
      ["2020-01-01T00:00:00", "2020-01-02T00:00:00"],
      ["2020-01-02T00:00:00"],
    ],
    [
      "what is later than now, which no rule can judge",
      [{ unit: "m", count: 1 }],
      ["2026-11-23T02:00:00", "2026-11-24T02:00:00", "2026-11-25T02:00:00"],
      ["2026-11-23T02:00:00", "2026-11-24T02:00:00", "2026-11-25T02:00:00"],
    ],
    ["nothing of nothing", [{ unit: "d", count: 1 }], [], []],
  ])("%s", (_, policy, times, kept) => {
    expect([...keepers(namesOf(...times), policy, now)].sort()).toEqual(namesOf(...kept));
  });

  it("of one second, the last", () => {
    const time = new Date("2026-10-05T02:00:00Z");
    const names = [datedName(time), datedName(time, 2), ...namesOf("2026-11-01T00:00:00")];
    expect([...keepers(names, [{ unit: "m", count: 2 }], now)].sort()).toEqual(names.slice(1));
  });

  it("of a file that is none, nothing", () => {
    expect(keepers(["latest.json.gz", "notes"], [{ unit: "y", count: 9 }], now)).toEqual(new Set());
  });
});

const units = fc.constantFrom<KeepUnit>("d", "w", "m", "y");
const policies = fc.array(fc.record({ unit: units, count: fc.integer({ min: 1, max: 40 }) }), {
  minLength: 1,
  maxLength: 4,
});
const DAY_S = 86_400;
const someTime = fc.integer({ min: 0, max: 60 * 365 * DAY_S }).map((seconds) => new Date(seconds * 1000));
const manyNames = fc
  .array(fc.integer({ min: -3 * DAY_S, max: 900 * DAY_S }), { maxLength: 60 })
  .map((ages) => (at: Date) => [
    ...new Set(ages.map((age) => datedName(new Date(at.getTime() - age * 1000)))),
  ]);

describe("whatever the policy and the files", () => {
  it("the newest stays, only given files stay, and more rules never keep less", () => {
    fc.assert(
      fc.property(manyNames, policies, policies, someTime, (namesAt, policy, more, at) => {
        const names = namesAt(at);
        const kept = keepers(names, policy, at);
        const newest = [...names].sort().at(-1);
        expect(newest === undefined || kept.has(newest)).toBe(true);
        expect([...kept].filter((name) => !names.includes(name))).toEqual([]);
        const keptByMore = keepers(names, [...policy, ...more], at);
        expect([...kept].filter((name) => !keptByMore.has(name))).toEqual([]);
      }),
    );
  });

  it("pruning what is pruned changes nothing", () => {
    fc.assert(
      fc.property(manyNames, policies, someTime, (namesAt, policy, at) => {
        const kept = keepers(namesAt(at), policy, at);
        expect(keepers(kept, policy, at)).toEqual(kept);
      }),
    );
  });

  it("a file that a calendar rule keeps later was kept by it before: nightly pruning loses none of them", () => {
    fc.assert(
      fc.property(
        manyNames,
        policies,
        someTime,
        fc.integer({ min: 1, max: 400 }),
        (namesAt, policy, at, days) => {
          const names = namesAt(at);
          const later = new Date(at.getTime() + days * DAY_S * 1000);
          const stepwise = keepers(keepers(names, policy, at), policy, later);
          expect(stepwise).toEqual(keepers(names, policy, later));
        },
      ),
    );
  });

  it("nothing older than the farthest reach stays but the newest, and everything younger than d days does", () => {
    fc.assert(
      fc.property(manyNames, policies, someTime, (namesAt, policy, at) => {
        const names = namesAt(at);
        const kept = keepers(names, policy, at);
        const { nearest, farthest } = reachOf(policy, at);
        const newest = [...names].sort().at(-1);
        const timeOf = (name: string) => datedTime(name)?.getTime() ?? 0;
        expect([...kept].filter((name) => timeOf(name) < farthest.getTime() && name !== newest)).toEqual([]);
        expect(nearest >= farthest && nearest <= at).toBe(true);
        const days = Math.max(0, ...policy.filter(({ unit }) => unit === "d").map(({ count }) => count));
        const young = names.filter((name) => timeOf(name) > at.getTime() - days * DAY_S * 1000);
        expect(young.filter((name) => !kept.has(name))).toEqual([]);
      }),
    );
  });
});
