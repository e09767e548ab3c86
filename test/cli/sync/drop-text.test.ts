import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maxDropValue } from "../../../src/cli/max-drop.js";
import { createPaint } from "../../../src/cli/paint.js";
import { dropNotes, dropText, sufficientLimits } from "../../../src/cli/sync/drop-text.js";
import { type DropReport, dropsBetween } from "../../../src/sync/drop-guard.js";
import { dropLimits } from "../../../src/sync/drop-limits.js";
import { inventoryKinds } from "../../../src/sync/inventory.js";
import { inventoryOf, members } from "../../sync/inventory-sample.js";
import { header } from "../../sync-file/sample.js";

const paint = createPaint({}, { mode: "never", env: {} });
const inLog = { width: 100, paint, isTerminal: false };
const onTerminal = { ...inLog, isTerminal: true };
const standing = { kind: "sync file" as const, header: { ...header, startedAt: "2026-11-22T02:01:00Z" } };
const factsOf = (drops: DropReport) => ({
  result: { drops, path: "sync.json.rejected" },
  target: { standing, standingPath: "sync.json" },
  now: new Date("2026-11-23T02:01:00Z"),
});

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

describe("the end of a sync that lost too much", () => {
  it("says what is gone, what is kept, where the new file lies, and what to do", () => {
    const report = dropsBetween(before, after, dropLimits());
    expect(dropText(factsOf(report), inLog)).toBe(`\
DROPPED      nothing was replaced. Everything was read, and more is gone than is let pass:
             users 3,012 → 2,411: 601 fewer (20.0 %, allowed 5 %)
             administrators 14 → 12: 2 fewer (14.3 %, allowed 1)
             4 lists that had 10 rows or more have none now (allowed 3):
             members of group g1: 214 → none
             direct users of app a1: 97 → none: the app is gone
             groups of app a1: 11 → none: the app is gone
             members of group g2: 10 → none
  Kept       sync.json, 22 Nov 2026 02:01 UTC (24 h old)
  Set aside  sync.json.rejected, a complete sync file: what was read, all of it
  Next       see whether the key still sees everybody (jc-connector doctor). If the loss is true,
             say so once: --max-drop user=20%,admin_user=2,emptied=4
`);
  });

  it("names groups and apps on a terminal alone, made harmless", () => {
    const report = dropsBetween(before, after, dropLimits());
    expect(dropText(factsOf(report), onTerminal)).toContain(
      "members of group g1 (Engineering\\u{1b}[2J): 214 → none\n",
    );
  });

  it("shows ten lists and counts the rest", () => {
    const lists = Array.from({ length: 12 }, (_, index) => members(`g${index}`, 10));
    const report = dropsBetween(inventoryOf({ lists }), inventoryOf({}), dropLimits());
    const text = dropText(factsOf(report), inLog);
    expect(text.match(/members of group/g)).toHaveLength(10);
    expect(text).toContain("             and 2 more\n");
    expect(text).toContain("--max-drop emptied=12\n");
  });
});

describe("the notes of a sync that lost no more than was let pass", () => {
  it("tell what only the given limits let pass, and each list that is empty now", () => {
    const limits = dropLimits({ byKind: new Map([["user", { percent: 25 }]]), emptied: 4 });
    const administrators = { ...after.counts, admin_user: 13 };
    const report = dropsBetween(before, { ...after, counts: administrators }, limits);
    expect(dropNotes(report, inLog)).toEqual([
      "let pass by --max-drop: users 3,012 → 2,411: 601 fewer (20.0 %, allowed 5 %)",
      "4 lists that had 10 rows or more have none now (allowed 4):",
      "members of group g1: 214 → none",
      "direct users of app a1: 97 → none: the app is gone",
      "groups of app a1: 11 → none: the app is gone",
      "members of group g2: 10 → none",
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

  it("let the loss pass, whatever it is", () => {
    fc.assert(
      fc.property(inventory, inventory, (one, other) => {
        const report = dropsBetween(one, other, dropLimits());
        fc.pre(report.verdict === "refused");
        const given = maxDropValue(sufficientLimits(report));
        if (given === "none") throw new Error("limits were expected");
        expect(dropsBetween(one, other, dropLimits(given)).verdict).toBe("accepted");
      }),
    );
  });
});
