import { describe, expect, it } from "vitest";
import { incompleteReasons } from "../../../src/cli/sync/incomplete-words.js";
import type { Gap, ListEntry } from "../../../src/sync-file/manifest.js";

const list = (name: string, entry: Partial<ListEntry> = {}): ListEntry => ({
  name,
  resourceType: "group",
  endpoint: "GET /",
  read: 1,
  proof: "proven",
  ...entry,
});
const gap = (id: string, entry: Partial<Gap> = {}): Gap => ({
  resourceType: "group",
  list: "memberships",
  id,
  proof: "incomplete",
  reason: "JumpCloud counts 214, 150 came",
  ...entry,
});

describe("the reasons of an incomplete result", () => {
  it("name each list that is not whole, and the objects behind it", () => {
    const lists = [
      list("users", { proof: "incomplete", reason: "3 expected, 2 read" }),
      list("groups"),
      list("memberships", { proof: "incomplete", reason: "1 of 9 lists are not whole" }),
    ];
    const gaps = [gap("g1"), gap("g2", { proof: "proven", notReturned: 1 })];
    expect(incompleteReasons({ lists, gaps })).toEqual([
      "users: 3 expected, 2 read",
      "memberships: 1 of 9 lists are not whole",
      "memberships of group g1: JumpCloud counts 214, 150 came",
    ]);
  });

  it("show five objects and count the rest", () => {
    const lists = [list("memberships", { proof: "incomplete", reason: "7 of 9" })];
    const gaps = Array.from({ length: 7 }, (_, index) => gap(`g${index}`));
    const reasons = incompleteReasons({ lists, gaps });
    expect(reasons).toHaveLength(1 + 5 + 1);
    expect(reasons.at(-1)).toBe("and 2 more");
  });

  it("name what is in doubt because something else is, and a list that was never read", () => {
    const gaps = [
      gap("a1", {
        resourceType: "app",
        list: "appGroups",
        reason: "it is bound to groups whose members are not all known",
        because: [{ resourceType: "group", id: "g1" }],
      }),
      {
        resourceType: "role",
        list: "roles",
        proof: "incomplete",
        reason: "2 expected, and the list was not read",
      } as const,
    ];
    expect(incompleteReasons({ lists: [list("users")], gaps })).toEqual([
      "appGroups of app a1: it is bound to groups whose members are not all known (g1)",
      "roles: 2 expected, and the list was not read",
    ]);
  });
});
