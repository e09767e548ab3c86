import { describe, expect, it } from "vitest";
import { planJson } from "../../../../src/cli/review/apply/plan-json.js";
import { planRows } from "../../../../src/cli/review/apply/plan-list.js";
import type { PlanReport } from "../../../../src/cli/review/apply/plan-report.js";
import { planText } from "../../../../src/cli/review/apply/plan-text.js";
import type { Refusal } from "../../../../src/review/answers/answers.js";
import { makePlan } from "../../../../src/review/plan/make-plan.js";
import { planInput, REVIEW, rowOf } from "../../../support/review-answers.js";
import type { SmallOrganization } from "../../../support/small-organization.js";
import { header } from "../../../sync-file/sample.js";

const organization: SmallOrganization = {
  users: { u1: {}, u2: {}, u3: {} },
  admins: { d1: {} },
  groups: { g1: {}, g2: {}, g3: { name: "Berlin" }, g4: {}, g9: { dynamic: true } },
  apps: { a1: { name: "Slack" }, a2: { name: "Wiki" }, a3: { name: "GitHub" } },
  roles: { r1: {} },
  holds: "r1: d1",
  members: "g1: u1 u2 u3; g2: u1; g9: u1; g3: u3; g4: u2",
  bound: "a1: g1 g2; a2: g3; a3: g4",
  direct: "a2: u2",
};

const answers =
  "u1 g1: remove; u1 g2: remove; u2 g1: remove; u2 a2: remove; u3 g1: remove; u1 g9: remove; d1 r1: remove; u2 g2: remove; u3 g3: remove; u3 *a2: keep; u2 g4: remove; u2 *a3: open";

async function reportOf(parts: Partial<PlanReport> = {}): Promise<PlanReport> {
  const lackedBy = new Map([[rowOf("u3 g1"), "old.json"]]);
  const input = await planInput(organization, { answers, lackedBy });
  const dataTime = new Date("2026-11-23T02:00:00Z");
  return {
    document: {
      format: "jc-connector/review",
      version: 1,
      name: REVIEW,
      openedAt: "2026-11-01T03:00:00Z",
      by: "manager",
      fallbacks: ["rita@example.com"],
      scope: {},
      privileged: [],
      sync: {
        id: "s",
        startedAt: "2026-11-01T02:00:00Z",
        file: "sync.json",
        digest: "sha256:0",
        organization: { id: "o1" },
      },
      sheets: [],
      counts: { items: 100, removable: 60, leftOut: 0, accounts: 4, idleAccounts: 0 },
      itemsSha256: "0".repeat(64),
      populationSha256: "0".repeat(64),
      scopeSha256: "0".repeat(64),
    },
    given: { name: REVIEW, file: undefined, flags: { format: "text", timeout: 30, dir: "syncs" } },
    answers: { refused: [], open: [...input.items.values()].filter(({ key }) => !input.decided.has(key)) },
    current: { name: "sync.json", header, now: input.now, dataTime },
    readAt: new Date("2026-11-23T05:10:00Z"),
    plan: makePlan(input),
    command: `jc-connector review apply ${REVIEW} --write --expect 4 --ticket TEXT`,
    ...parts,
  };
}

describe("the plan as text", () => {
  it("says what becomes of each removal, and how it is done", async () => {
    expect(planText(await reportOf({ lacksKey: true }), { width: 80 })).toBe(
      [
        "Review 2026-Q4 of o1: 10 removals decided, against the sync of 23 Nov 2026 02:00",
        "UTC (3 h old, complete). Nothing has been changed.",
        "  4  will be removed: 3 memberships, 1 direct assignment",
        "     the 3 memberships also end 2 person-app accesses (--show side-effects)",
        "  1  held back: the person would lose an app that was kept (--show held)",
        "  1  waiting: the person would lose an app about which nobody has decided yet",
        "     (--show waiting)",
        "  1  came back after they were gone: not removed, unless --again KEY names them",
        "     (--show came-back)",
        "  1  in a dynamic group: change the attribute or the rule (--show rule)",
        "  1  at the console: roles and administrators' accounts (--show role)",
        "  1  already gone (--show gone)",
        "1 row is not decided, and left alone: jc-connector review check 2026-Q4 --dir",
        "syncs",
        "4 of 60 that the review could remove are 6.7 %: more than 5 %. Look at them",
        "(--show remove), then add --force",
        "To do it: jc-connector review apply 2026-Q4 --write --expect 4 --ticket TEXT",
        "  and a key that may: JUMPCLOUD_WRITE_API_KEY, --api-key-file or -p",
        "",
      ].join("\n"),
    );
  });

  it("says what of that which came back does not count, and which files hinder", async () => {
    const row = (row: number) => [{ file: "a.csv", row }];
    const refused: Refusal[] = [
      { kind: "unreadable file", places: [{ file: "b\u001b.xlsx", row: 0 }], said: "it is no xlsx" },
      { kind: "changed row", places: row(2), said: "Person" },
      { kind: "changed row", places: row(3), said: "Person" },
      { kind: "whose sheet", places: [{ file: "c.csv", row: 0 }] },
    ];
    const report = await reportOf({ answers: { open: [], refused } });
    expect(planText(report, { width: 80 }).split("\n").slice(-10)).toEqual([
      "Not accepted of what came back (jc-connector review check 2026-Q4 --dir syncs):",
      "  1  file: cannot be read",
      "  1  file: not clear whose sheet it is",
      "  2  rows: not as it was sent (sorted apart?)",
      "--write does nothing before these are put right or taken away: b\\u{1b}.xlsx,",
      "c.csv",
      "4 of 60 that the review could remove are 6.7 %: more than 5 %. Look at them",
      "(--show remove), then add --force",
      "To do it: jc-connector review apply 2026-Q4 --write --expect 4 --ticket TEXT",
      "",
    ]);
    expect(planJson(report)).toMatchObject({
      notAccepted: { "unreadable file": 1, "changed row": 2, "whose sheet": 1 },
      unclearFiles: ["b\\u{1b}.xlsx", "c.csv"],
    });
  });

  it("lists what waits for whom", async () => {
    const rows = planRows(await reportOf(), "waiting");
    expect(rows.map(({ item, why }) => [item.key, why])).toEqual([
      [
        rowOf("u2 g4"),
        "the person would lose GitHub, of which nobody has said yet whether it is kept (rita@example.com was asked)",
      ],
    ]);
  });

  it("lists each person and app that ends once, with all that ended it", async () => {
    const rows = planRows(await reportOf(), "side-effects");
    expect(rows.map(({ rows, item, ends, access }) => [item.account.resource, ends, access, rows])).toEqual([
      ["u1", ["Slack"], ["g1", "g2"], [rowOf("u1 g1"), rowOf("u1 g2")]],
      ["u2", ["Slack"], ["g1"], [rowOf("u2 g1")]],
    ]);
  });

  it.each([
    ["rule", "Admin Portal > User Groups > g9 > Rule"],
    ["role", "Admin Portal > Settings > Administrators"],
  ] as const)("says of the list %s where it is done: %s", async (list, where) => {
    expect(planRows(await reportOf(), list).map((row) => row.where)).toEqual([where]);
  });
});

describe("the plan as JSON", () => {
  it("has everything", async () => {
    const json = planJson(await reportOf());
    expect(json).toMatchObject({
      format: "jc-connector/review-plan",
      version: 1,
      review: REVIEW,
      sync: { file: "sync.json", startedAt: "2026-11-23T02:00:03Z", dataTime: "2026-11-23T02:00:00.000Z" },
      open: 1,
      notAccepted: {},
      unclearFiles: [],
      expect: 4,
      needsForce: true,
      sideEffects: [
        { account: "user:u1", app: { id: "app:a1", name: "Slack" }, through: ["g1", "g2"] },
        { account: "user:u2", through: ["g1"] },
      ],
    });
    expect(json).toHaveProperty("removals.length", 10);
    expect(json).toHaveProperty("removals.0", {
      key: rowOf("u1 g1"),
      kind: "membership",
      person: "u1",
      account: "user:u1",
      access: "g1",
      entitlement: "group:g1:member",
      by: "rita@example.com",
      fate: "remove",
      ends: [{ id: "app:a1", name: "Slack" }],
    });
  });
});
