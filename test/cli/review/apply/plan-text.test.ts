import { describe, expect, it } from "vitest";
import { planJson } from "../../../../src/cli/review/apply/plan-json.js";
import { planRows } from "../../../../src/cli/review/apply/plan-list.js";
import type { PlanReport } from "../../../../src/cli/review/apply/plan-report.js";
import { planText } from "../../../../src/cli/review/apply/plan-text.js";
import { makePlan } from "../../../../src/review/plan/make-plan.js";
import { planInput, REVIEW, rowOf, smallItem } from "../../../support/review-answers.js";
import type { SmallOrganization } from "../../../support/small-organization.js";
import { header } from "../../../sync-file/sample.js";

const organization: SmallOrganization = {
  users: { u1: {}, u2: {}, u3: {} },
  admins: { d1: {} },
  groups: { g1: {}, g2: {}, g3: { name: "Berlin" }, g9: { dynamic: true } },
  apps: { a1: { name: "Slack" }, a2: { name: "Wiki" } },
  roles: { r1: {} },
  holds: "r1: d1",
  members: "g1: u1 u2 u3; g2: u1; g9: u1; g3: u3",
  bound: "a1: g1 g2; a2: g3",
  direct: "a2: u2",
};

const answers =
  "u1 g1: remove; u1 g2: remove; u2 g1: remove; u2 a2: remove; u3 g1: remove; u1 g9: remove; d1 r1: remove; u2 g2: remove; u3 g3: remove; u3 *a2: keep";

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
      sync: { id: "s", startedAt: "2026-11-01T02:00:00Z", digest: "sha256:0", organization: { id: "o1" } },
      sheets: [],
      counts: { items: 100, removable: 60, leftOut: 0, accounts: 4, idleAccounts: 0 },
      itemsSha256: "0".repeat(64),
      populationSha256: "0".repeat(64),
      scopeSha256: "0".repeat(64),
    },
    answers: { decided: input.decided, open: [smallItem("u2 a1"), smallItem("u3 a1")] },
    current: { name: "sync.json", header, now: input.now, dataTime },
    readAt: new Date("2026-11-23T05:10:00Z"),
    plan: makePlan(input),
    command: `jc-connector review apply ${REVIEW} --write --expect 4 --force --ticket TEXT`,
    ...parts,
  };
}

describe("the plan as text", () => {
  it("says what becomes of each removal, and how it is done", async () => {
    expect(planText(await reportOf({ lacksKey: true }), { width: 80 })).toBe(
      [
        "9 removals decided, against the sync of 23 Nov 2026 02:00 UTC (3 h old,",
        "complete). Nothing has been changed.",
        "  4  will be removed: 3 memberships, 1 direct assignment",
        "     the 3 memberships also end 2 person-app accesses (--show side-effects)",
        "  1  held back: the person would lose an app that its owner kept (--show held)",
        "  1  came back after they were gone: not removed, unless --again KEY names them",
        "     (--show came-back)",
        "  1  in a dynamic group: change the attribute or the rule (--show rule)",
        "  1  administrators' access: only at the console (--show role)",
        "  1  already gone (--show gone)",
        "2 rows are not decided, and left alone: jc-connector review check 2026-Q4",
        "To do it: jc-connector review apply 2026-Q4 --write --expect 4 --force --ticket TEXT",
        "  and a key that may: JUMPCLOUD_WRITE_API_KEY, --api-key-file or -p",
        "",
      ].join("\n"),
    );
  });

  it("lists each person and app that ends once, with all that ended it", async () => {
    const rows = planRows(await reportOf(), "side-effects");
    expect(rows.map(({ item, ends, through }) => [item.account.resource, ends, through])).toEqual([
      ["u1", ["Slack"], ["g1", "g2"]],
      ["u2", ["Slack"], ["g1"]],
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
      review: REVIEW,
      mode: "plan",
      sync: { file: "sync.json", startedAt: "2026-11-23T02:00:03Z", dataTime: "2026-11-23T02:00:00.000Z" },
      open: 2,
      expect: 4,
      needsForce: true,
      sideEffects: [
        { account: "user:u1", app: { id: "app:a1", name: "Slack" }, through: ["g1", "g2"] },
        { account: "user:u2", through: ["g1"] },
      ],
    });
    expect(json).toHaveProperty("removals.length", 9);
    expect(json).toHaveProperty("removals.0", {
      row: rowOf("u1 g1"),
      kind: "membership",
      person: "u1",
      account: "user:u1",
      access: "g1",
      entitlement: "group:g1:member",
      decidedBy: "rita@example.com",
      fate: "remove",
      ends: [{ id: "app:a1", name: "Slack" }],
    });
  });
});
