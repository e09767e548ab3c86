import { describe, expect, it } from "vitest";
import { type CompletenessFacts, judge } from "../../src/sync/completeness.js";
import { Edges } from "../../src/sync/edges.js";
import type { ListOutcome } from "../../src/sync/lists.js";

function outcome(change: Partial<ListOutcome> & Pick<ListOutcome, "list" | "resourceType">): ListOutcome {
  return {
    endpoint: `GET /${change.list}`,
    reported: 3,
    read: 3,
    duplicates: 0,
    notReturned: 0,
    unresolved: 0,
    createdDuringSync: 0,
    proof: "proven",
    ...change,
  };
}

const users = outcome({ list: "users", resourceType: "user" });
const groups = outcome({ list: "groups", resourceType: "group", reported: 2, read: 2 });
const members = (of: string, change: Partial<ListOutcome> = {}) =>
  outcome({ list: "memberships", resourceType: "group", of, ...change });

function facts(change: Partial<CompletenessFacts> = {}): CompletenessFacts {
  return {
    outcomes: [users, groups, members("G"), members("H")],
    edges: new Edges(),
    strangers: {
      unresolved: new Set(),
      createdDuringSync: new Set(),
      missed: new Set(),
      outdated: new Set(),
    },
    unaskable: [],
    gone: new Map(),
    expect: new Map(),
    ...change,
  };
}

describe("an organisation is read", () => {
  it("completely when every list is whole, and its member lists count as one", () => {
    expect(judge(facts())).toEqual({
      complete: true,
      incomplete: [],
      gaps: [],
      lists: [
        {
          name: "users",
          resourceType: "user",
          endpoint: "GET /users",
          reported: 3,
          read: 3,
          proof: "proven",
        },
        {
          name: "groups",
          resourceType: "group",
          endpoint: "GET /groups",
          reported: 2,
          read: 2,
          proof: "proven",
        },
        {
          name: "memberships",
          resourceType: "group",
          endpoint: "GET /memberships",
          reported: 6,
          read: 6,
          proof: "proven",
        },
      ],
    });
  });

  it("completely although edges lead to deleted objects, which are named", () => {
    const odd = members("G", { reported: 5, notReturned: 2, unresolved: 1 });
    const { complete, gaps, lists } = judge(facts({ outcomes: [users, groups, odd] }));
    expect(complete).toBe(true);
    expect(lists.at(-1)).toMatchObject({ reported: 5, read: 3, notReturned: 2, unresolved: 1 });
    expect(gaps).toEqual([
      {
        resourceType: "group",
        list: "memberships",
        id: "G",
        reported: 5,
        read: 3,
        notReturned: 2,
        unresolved: 1,
        proof: "proven",
      },
    ]);
  });

  it("incompletely when a member list is not whole, and so is every app that is bound to the group", () => {
    const edges = new Edges();
    const binding = {
      list: "appGroups",
      principalType: "group",
      expandable: { slug: "member", to: "user" },
    } as const;
    edges.set("app:A:access", { ...binding, of: "A", principals: ["G", "H"] });
    edges.set("app:B:access", { ...binding, of: "B", principals: ["H"] });
    const broken = members("G", { proof: "incomplete", reason: "its order moved while it was read" });
    const { complete, incomplete, gaps, lists } = judge(
      facts({ edges, outcomes: [users, groups, broken, members("H")] }),
    );
    expect({ complete, incomplete }).toEqual({ complete: false, incomplete: ["app", "group"] });
    expect(lists.at(-1)?.reason).toBe("1 of 2 lists are not whole");
    expect(gaps).toEqual([
      {
        resourceType: "app",
        list: "appGroups",
        id: "A",
        because: [{ resourceType: "group", id: "G" }],
        proof: "incomplete",
        reason: "it is bound to groups whose members are not all known",
      },
      {
        resourceType: "group",
        list: "memberships",
        id: "G",
        reported: 3,
        read: 3,
        proof: "incomplete",
        reason: "its order moved while it was read",
      },
    ]);
  });

  it("incompletely when somebody exists whom the list of users left out", () => {
    const strangers = {
      unresolved: new Set<string>(),
      createdDuringSync: new Set<string>(),
      missed: new Set(["user:u9"]),
      outdated: new Set<string>(),
    };
    const { incomplete, lists, gaps } = judge(facts({ strangers }));
    expect(incomplete).toEqual(["user"]);
    expect(lists[0]).toMatchObject({
      proof: "incomplete",
      reason: "1 that others refer to exist, and the list left them out",
    });
    expect(gaps.map(({ list, id }) => ({ list, id }))).toEqual([
      { list: "users", id: undefined },
      { list: "users", id: "u9" },
    ]);
  });

  it.each([
    { expected: 3, createdDuringSync: 0, complete: true },
    { expected: 4, createdDuringSync: 1, complete: true },
    { expected: 4, createdDuringSync: 0, complete: false },
    { expected: 2, createdDuringSync: 0, complete: false },
  ])(
    "against the console's $expected users, $createdDuringSync of them new: complete $complete",
    ({ expected, createdDuringSync, complete }) => {
      const outcomes = [{ ...users, createdDuringSync }, groups];
      const judged = judge(facts({ outcomes, expect: new Map([["user", expected]]) }));
      expect(judged.complete).toBe(complete);
      expect(judged.lists[0]?.expected).toBe(expected);
    },
  );

  it("incompletely when a list that was expected was not read", () => {
    const { incomplete, gaps } = judge(facts({ expect: new Map([["role", 9]]) }));
    expect(incomplete).toEqual(["role"]);
    expect(gaps).toEqual([
      {
        resourceType: "role",
        list: "roles",
        proof: "incomplete",
        reason: "9 expected, and the list was not read",
      },
    ]);
  });

  it.each([
    { gone: 3, read: 5, complete: true },
    { gone: 4, read: 400, complete: true },
    { gone: 4, read: 399, complete: false },
  ])("with $gone of $read groups deleted meanwhile: complete $complete", ({ gone, read, complete }) => {
    const ids = Array.from({ length: gone }, (_, index) => `gone-${index}`);
    const judged = judge(facts({ outcomes: [users, { ...groups, read }], gone: new Map([["group", ids]]) }));
    expect(judged.complete).toBe(complete);
  });

  it("incompletely when an object's id cannot stand in a request", () => {
    const { incomplete, gaps } = judge(facts({ unaskable: [{ resourceType: "group", resource: "a/b" }] }));
    expect(incomplete).toEqual(["group"]);
    expect(gaps.map(({ id, list }) => ({ id, list }))).toEqual([{ id: "a/b", list: "memberships" }]);
  });
});
