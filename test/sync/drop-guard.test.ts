import { describe, expect, it } from "vitest";
import { coverageOf } from "../../src/sync/coverage.js";
import { dropsBetween } from "../../src/sync/drop-guard.js";
import { type DropLimit, dropLimits } from "../../src/sync/drop-limits.js";
import { type InventoryKind, inventoryKinds } from "../../src/sync/inventory-kind.js";
import { inventoryOf, members } from "./inventory-sample.js";

const usual = dropLimits();

/** The verdict on one number that became another. */
function verdict(kind: InventoryKind, before: number, after: number, limits = usual) {
  return dropsBetween(
    inventoryOf({ counts: { [kind]: before } }),
    inventoryOf({ counts: { [kind]: after } }),
    limits,
  );
}

describe("the usual limits", () => {
  it.each<[InventoryKind, number, number, "accepted" | "refused"]>([
    ["user", 3012, 2862, "accepted"], // 4.98 %
    ["user", 3012, 2861, "refused"],
    ["user", 100, 95, "accepted"], // 5 % is not more than 5 %
    ["user", 100, 94, "refused"],
    ["user", 20, 19, "accepted"],
    ["user", 20, 18, "refused"],
    ["user", 19, 0, "accepted"], // a share of fewer than 20 says nothing
    ["user", 100, 0, "refused"],
    ["admin_user", 14, 13, "accepted"],
    ["admin_user", 14, 12, "refused"],
    ["admin_user", 2, 0, "refused"], // a number holds however few there are
    ["group", 100, 80, "accepted"],
    ["group", 100, 79, "refused"],
    ["app", 86, 68, "refused"],
    ["role", 20, 15, "refused"],
    ["memberships", 33_870, 27_096, "accepted"],
    ["memberships", 33_870, 27_095, "refused"],
    ["appUsers", 611, 400, "refused"],
    ["appGroups", 298, 200, "refused"],
    ["group", 19, 0, "accepted"],
  ])("let %s go from %d to %d: %s", (kind, before, after, expected) => {
    const report = verdict(kind, before, after);
    expect(report.verdict).toBe(expected);
    expect(report.refused).toEqual(
      expected === "accepted" ? [] : [{ kind, before, after, limit: usual.byKind[kind] }],
    );
  });

  it("count each kind for itself, in the order of the kinds", () => {
    const report = dropsBetween(
      inventoryOf({ counts: { user: 100, group: 100, appGroups: 100, memberships: 1000 } }),
      inventoryOf({ counts: { user: 50, group: 85, appGroups: 10, memberships: 2000 } }),
      usual,
    );
    expect(report).toEqual({
      verdict: "refused",
      refused: [
        { kind: "user", before: 100, after: 50, limit: { percent: 5 } },
        { kind: "appGroups", before: 100, after: 10, limit: { percent: 20 } },
      ],
      permitted: [],
      emptied: [],
      emptiedLimit: 3,
      notCompared: [],
    });
  });
});

describe("given limits", () => {
  it("hold for their kind, `other` for those that have none, and the usual ones for the rest", () => {
    const limits = dropLimits({
      byKind: new Map<InventoryKind | "other", DropLimit>([
        ["other", { percent: 50 }],
        ["group", { count: 0 }],
      ]),
    });
    expect(limits).toEqual({
      byKind: {
        user: { percent: 5 },
        admin_user: { count: 1 },
        group: { count: 0 },
        app: { percent: 50 },
        role: { percent: 50 },
        memberships: { percent: 50 },
        appUsers: { percent: 50 },
        appGroups: { percent: 50 },
      },
      emptied: 3,
    });
    expect(verdict("group", 1000, 999, limits).verdict).toBe("refused");
  });

  it("accept a true loss, which is still told", () => {
    const limits = dropLimits({ byKind: new Map([["user", { percent: 30 }]]) });
    expect(verdict("user", 100, 70, limits)).toMatchObject({
      verdict: "accepted",
      refused: [],
      permitted: [{ kind: "user", before: 100, after: 70, limit: { percent: 5 } }],
    });
  });
});

describe("lists that had 10 rows or more and have none now", () => {
  const before = inventoryOf({
    lists: [members("g1", 214), members("g2", 10), members("g3", 9), members("g4", 50), members("g5", 12)],
    names: { "group:g1": "Engineering", "group:g2": "Sales" },
  });

  it("are named, the longest first, and told from those whose resource is gone", () => {
    const after = inventoryOf({
      lists: [members("g1", 0), members("g3", 0), members("g4", 1), members("g5", 0)],
    });
    expect(dropsBetween(before, after, usual)).toMatchObject({
      verdict: "accepted",
      emptied: [
        { list: "memberships", id: "g1", name: "Engineering", before: 214, owner: "stands" },
        { list: "memberships", id: "g5", before: 12, owner: "stands" },
        { list: "memberships", id: "g2", name: "Sales", before: 10, owner: "gone" },
      ],
    });
  });

  it("are refused when they are more than three, unless more are allowed", () => {
    const after = inventoryOf({ lists: [] });
    expect(dropsBetween(before, after, usual)).toMatchObject({
      verdict: "refused",
      emptiedLimit: 3,
      refused: [],
    });
    const four = dropLimits({ byKind: new Map(), emptied: 4 });
    expect(dropsBetween(before, after, four).verdict).toBe("accepted");
  });

  it("keep the three lists of one id apart", () => {
    const lists = (appUsers: number, appGroups: number) =>
      inventoryOf({
        lists: [
          { list: "appUsers", id: "x", rows: appUsers },
          { list: "appGroups", id: "x", rows: appGroups },
          members("x", 10),
        ],
      });
    expect(dropsBetween(lists(10, 10), lists(0, 10), usual).emptied).toEqual([
      { list: "appUsers", id: "x", before: 10, owner: "stands" },
    ]);
  });
});

describe("what one of the two did not read whole", () => {
  const options = { options: {}, notRead: [], lists: [], gaps: [] };
  const full = {
    user: 100,
    admin_user: 10,
    group: 100,
    app: 100,
    role: 100,
    memberships: 100,
    appUsers: 100,
    appGroups: 100,
  };
  const before = inventoryOf({ counts: full, serviceAccounts: 5 });
  const entry = { resourceType: "group", endpoint: "GET /", read: 1, proof: "incomplete" } as const;

  it.each<[string, Parameters<typeof coverageOf>[0], InventoryKind[]]>([
    ["--without app", { ...options, options: { without: ["app"] } }, ["app", "appUsers", "appGroups"]],
    ["--without admin_user", { ...options, options: { without: ["admin_user"] } }, ["admin_user", "role"]],
    ["--without role", { ...options, options: { without: ["role"] } }, ["role"]],
    ["roles refused", { ...options, notRead: [{ what: "roles that nobody holds", why: "403" }] }, ["role"]],
    ["users", { ...options, lists: [{ ...entry, name: "users" }] }, ["user", "memberships", "appUsers"]],
    ["groups", { ...options, lists: [{ ...entry, name: "groups" }] }, ["group", "memberships", "appGroups"]],
    ["apps", { ...options, lists: [{ ...entry, name: "apps" }] }, ["app", "appUsers", "appGroups"]],
    ["administrators", { ...options, lists: [{ ...entry, name: "administrators" }] }, ["admin_user", "role"]],
    ["members", { ...options, lists: [{ ...entry, name: "memberships" }] }, ["memberships"]],
    [
      "members of one group",
      { ...options, gaps: [{ resourceType: "group", list: "memberships", id: "g1", proof: "incomplete" }] },
      ["memberships"],
    ],
    [
      "members of a group, for an app's access",
      {
        ...options,
        gaps: [
          {
            resourceType: "app",
            list: "appGroups",
            id: "a1",
            proof: "incomplete",
            because: [{ resourceType: "group", id: "g1" }],
          },
        ],
      },
      [],
    ],
  ])("is not compared: %s", (_, said, kinds) => {
    const nothing = inventoryOf({ coverage: coverageOf(said) });
    const others = inventoryKinds.filter((kind) => !kinds.includes(kind));
    for (const report of [
      dropsBetween(before, nothing, usual),
      dropsBetween({ ...before, coverage: coverageOf(said) }, inventoryOf({}), usual),
    ]) {
      expect(report.notCompared).toEqual(kinds);
      expect(report.refused.map(({ kind }) => kind)).toEqual(others);
    }
  });

  it.each([
    ["refused", { ...options, notRead: [{ what: "service accounts", why: "403" }] }],
    ["not whole", { ...options, lists: [{ ...entry, name: "serviceAccounts" }] }],
  ])("are service accounts that were %s: administrators are compared without them", (_, said) => {
    const after = (serviceAccounts: number) =>
      inventoryOf({ counts: full, serviceAccounts, coverage: coverageOf(said) });
    expect(dropsBetween(before, after(0), usual)).toMatchObject({ verdict: "accepted", notCompared: [] });
    expect(dropsBetween(before, inventoryOf({ counts: full }), usual).refused).toEqual([
      { kind: "admin_user", before: 15, after: 10, limit: { count: 1 } },
    ]);
  });

  it.each([
    ["refused", { ...options, notRead: [{ what: "administrators of a managing provider", why: "403" }] }],
    ["not whole", { ...options, lists: [{ ...entry, name: "providerAdministrators" }] }],
  ])("are a provider's administrators that were %s: the others are compared without them", (_, said) => {
    const managed = inventoryOf({ counts: full, providerAdministrators: 5 });
    const after = inventoryOf({ counts: full, coverage: coverageOf(said) });
    expect(dropsBetween(managed, after, usual)).toMatchObject({ verdict: "accepted", notCompared: [] });
    expect(dropsBetween(managed, inventoryOf({ counts: full }), usual).refused).toEqual([
      { kind: "admin_user", before: 15, after: 10, limit: { count: 1 } },
    ]);
  });

  it("is a list by itself: the other groups' lists are compared", () => {
    const gaps = [{ resourceType: "group", list: "memberships", id: "g1", proof: "incomplete" as const }];
    const cut = inventoryOf({
      lists: [members("g1", 0), members("g2", 0)],
      coverage: coverageOf({ ...options, gaps }),
    });
    const whole = inventoryOf({ lists: [members("g1", 20), members("g2", 20)] });
    expect(dropsBetween(whole, cut, usual).emptied).toEqual([
      { list: "memberships", id: "g2", before: 20, owner: "stands" },
    ]);
  });

  it.each(["users", "groups"])("empties no list of members: %s may be missing", (name) => {
    const lists = [
      { ...entry, name },
      { ...entry, name: "memberships" },
    ];
    const cut = inventoryOf({ coverage: coverageOf({ ...options, lists }) });
    expect(dropsBetween(inventoryOf({ lists: [members("g1", 20)] }), cut, usual).emptied).toEqual([]);
  });
});
