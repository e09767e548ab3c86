import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maxDropValue } from "../../../src/cli/max-drop.js";
import { dropNotes, dropReasons, sufficientLimits } from "../../../src/cli/sync/drop-words.js";
import { dropsBetween } from "../../../src/sync/drop-guard.js";
import { dropLimits, limitNames } from "../../../src/sync/drop-limits.js";
import { inventoryKinds } from "../../../src/sync/inventory-kind.js";
import { inventoryOf, members } from "../../sync/inventory-sample.js";

const inLog = { isTerminal: false };

const before = inventoryOf({
  counts: { user: 3012, admin_user: 14, memberships: 33_870 },
  lists: [
    members("g1", 214),
    { list: "appUsers", id: "a1", rows: 97 },
    { list: "appGroups", id: "a1", rows: 11 },
    members("g2", 10),
  ],
  names: { "group:g1": "Engineering\u001b[2J", "app:a1": "Slack" },
});
const after = inventoryOf({
  counts: { user: 2411, admin_user: 12, memberships: 30_000 },
  lists: [members("g1", 0), members("g2", 0)],
});

describe("what is gone", () => {
  it("is told with numbers, shares and limits, and with each list that has nobody left", () => {
    expect(dropReasons(dropsBetween(before, after, dropLimits()), inLog)).toEqual([
      "users 3,012 → 2,411: 601 fewer (20.0 %, allowed 5 %)",
      "administrators 14 → 12: 2 fewer (14.3 %, allowed 1)",
      "4 lists that had 10 rows or more have none now (allowed 3):",
      "members of group g1: 214 → none",
      "direct users of app a1: 97 → none: the app is gone",
      "groups of app a1: 11 → none: the app is gone",
      "members of group g2: 10 → none",
    ]);
  });

  it("names groups and apps on a terminal alone, made harmless", () => {
    const report = dropsBetween(before, after, dropLimits());
    expect(dropReasons(report, { isTerminal: true })).toContain(
      "members of group g1 (Engineering\\u{1b}[2J): 214 → none",
    );
  });

  it("shows ten lists and counts the rest", () => {
    const lists = Array.from({ length: 12 }, (_, index) => members(`g${index}`, 10));
    const reasons = dropReasons(dropsBetween(inventoryOf({ lists }), inventoryOf({}), dropLimits()), inLog);
    expect(reasons).toHaveLength(1 + 10 + 1);
    expect(reasons.at(-1)).toBe("and 2 more");
  });
});

describe("the notes of a sync that lost no more than was let pass", () => {
  it("tell what only the given limits let pass, and each list that is empty now", () => {
    const limits = dropLimits({ byKind: new Map([["user", { percent: 25 }]]), emptied: 4 });
    const administrators = { ...after.counts, admin_user: 13 };
    const report = dropsBetween(before, { ...after, counts: administrators }, limits);
    expect(dropNotes(report, inLog)).toEqual([
      "let pass by --max-drop: users 3,012 → 2,411: 601 fewer (20.0 %, allowed 5 %)",
      [
        "4 lists that had 10 rows or more have none now (allowed 4):",
        "members of group g1: 214 → none",
        "direct users of app a1: 97 → none: the app is gone",
        "groups of app a1: 11 → none: the app is gone",
        "members of group g2: 10 → none",
      ].join("\n"),
    ]);
  });

  it("are none when nothing happened, and when the result was refused", () => {
    expect(dropNotes(dropsBetween(before, before, dropLimits()), inLog)).toEqual([]);
    expect(dropNotes(dropsBetween(before, after, dropLimits()), inLog)).toEqual([]);
  });
});

describe("the limits that are proposed", () => {
  const counts = fc.record(Object.fromEntries(inventoryKinds.map((kind) => [kind, fc.nat({ max: 2000 })])));
  const lists = fc.uniqueArray(
    fc.record({
      list: fc.constantFrom("memberships", "appUsers"),
      id: fc.stringMatching(/^[a-f]{1,2}$/),
      rows: fc.nat(20),
    }),
    { selector: ({ list, id }) => `${list}:${id}`, maxLength: 20 },
  );
  const inventory = fc.record({ counts, lists }).map(inventoryOf);

  const limits = fc.record({
    byKind: fc
      .uniqueArray(fc.tuple(fc.constantFrom(...limitNames), fc.record({ percent: fc.nat(100) })), {
        selector: ([name]) => name,
      })
      .map((entries) => new Map(entries)),
    emptied: fc.nat(6),
  });

  it("let the loss pass, whatever it is and whatever the limits were", () => {
    fc.assert(
      fc.property(inventory, inventory, limits, (one, other, before) => {
        const report = dropsBetween(one, other, dropLimits(before));
        fc.pre(report.verdict === "refused");
        const given = maxDropValue(sufficientLimits(report));
        if (given === "none") throw new Error("limits were expected");
        expect(dropsBetween(one, other, dropLimits(given)).verdict).toBe("accepted");
      }),
    );
  });
});
