import { describe, expect, it } from "vitest";
import { createPaint } from "../../../src/cli/paint.js";
import { type Ending, refusalText } from "../../../src/cli/sync/refusal.js";
import { dropsBetween } from "../../../src/sync/drop-guard.js";
import { dropLimits } from "../../../src/sync/drop-limits.js";
import type { ListEntry } from "../../../src/sync-file/manifest.js";
import { inventoryOf, members } from "../../sync/inventory-sample.js";
import { header } from "../../sync-file/sample.js";

const layout = { width: 100, paint: createPaint({}, { mode: "never", env: {} }), isTerminal: false };

const lostUsers = dropsBetween(
  inventoryOf({ counts: { user: 3012 }, lists: [members("g1", 214)] }),
  inventoryOf({ counts: { user: 2411 }, lists: [members("g1", 0)] }),
  dropLimits(),
);
const memberships: ListEntry = {
  name: "memberships",
  resourceType: "group",
  endpoint: "GET /",
  read: 150,
  proof: "incomplete",
  reason: "1 of 9 lists is not whole",
};
const whole = { complete: true, lists: [], gaps: [] };
const notWhole = { complete: false, lists: [memberships], gaps: [] };

const file: Ending["target"] = {
  standing: { kind: "sync file", header: { ...header, startedAt: "2026-11-22T02:01:00Z" } },
  standingPath: "sync.json",
};
const nothing: Ending["target"] = { standing: { kind: "absent" }, standingPath: "sync.json" };
const stream: Ending["target"] = { standing: { kind: "stream" }, standingPath: "-" };

function textOf(result: Ending["result"], { target = file, isTaken = false } = {}): string {
  return refusalText({ result, target, isTaken, now: new Date("2026-11-23T02:01:00Z") }, layout);
}

describe("the end of a result that is not taken", () => {
  it("says why it is not whole, what is kept, where it lies, and what to do", () => {
    expect(textOf({ path: "sync.json.rejected", manifest: notWhole })).toBe(`\
INCOMPLETE  nothing was replaced. Not whole:
            memberships: 1 of 9 lists is not whole
Kept        sync.json, 22 Nov 2026 02:01 UTC, 24 h old
Set aside   sync.json.rejected
Next        run it again. If it stays so, the key may not see everything: jc-connector doctor
            what is missing: jc-connector stats sync.json.rejected --gaps
`);
  });

  it("says what it lost, what is kept, where it lies, and what to do", () => {
    expect(textOf({ path: "sync.json.rejected", manifest: whole, drops: lostUsers })).toBe(`\
DROPPED     nothing was replaced. Everything was read, but more is gone than is let pass:
            users 3,012 → 2,411: 601 fewer (20.0 %, allowed 5 %)
            1 list that had 10 rows or more has none now (allowed 3):
            members of group g1: 214 → none
Kept        sync.json, 22 Nov 2026 02:01 UTC, 24 h old
Set aside   sync.json.rejected, a complete sync file of what was read
Next        does the key still see everybody? jc-connector doctor
            if all that is truly gone, run it once with --max-drop user=20%
`);
  });

  it("says both when it is not whole and lost too much of what was read whole", () => {
    expect(textOf({ path: "sync.json.rejected", manifest: notWhole, drops: lostUsers })).toBe(`\
INCOMPLETE  nothing was replaced. Not whole:
            memberships: 1 of 9 lists is not whole
DROPPED     of what was read whole, more is gone than is let pass:
            users 3,012 → 2,411: 601 fewer (20.0 %, allowed 5 %)
            1 list that had 10 rows or more has none now (allowed 3):
            members of group g1: 214 → none
Kept        sync.json, 22 Nov 2026 02:01 UTC, 24 h old
Set aside   sync.json.rejected
Next        run it again. If it stays so, the key may not see everything: jc-connector doctor
            what is missing: jc-connector stats sync.json.rejected --gaps
            if all that is truly gone, run it once with --max-drop user=20%
`);
  });

  it("says so where nothing stood before", () => {
    expect(textOf({ path: "sync.json.rejected", manifest: notWhole }, { target: nothing })).toContain(
      "Kept        nothing: no sync file stands at sync.json\n",
    );
  });

  it("names no file where it went to standard output", () => {
    expect(textOf({ path: "-", manifest: notWhole }, { target: stream })).toBe(`\
INCOMPLETE  not whole:
            memberships: 1 of 9 lists is not whole
Written     standard output
Next        run it again. If it stays so, the key may not see everything: jc-connector doctor
`);
  });
});

describe("the end of a result that is taken", () => {
  it("is empty when it is good", () => {
    expect(textOf({ path: "sync.json", manifest: whole }, { isTaken: true })).toBe("");
  });

  it("says what is not whole all the same", () => {
    expect(textOf({ path: "sync.json", manifest: notWhole }, { isTaken: true })).toBe(`\
INCOMPLETE  written all the same, because of --allow-incomplete:
            memberships: 1 of 9 lists is not whole
`);
  });
});
