import { describe, expect, it } from "vitest";
import { createPaint } from "../../../src/cli/paint.js";
import { listRows } from "../../../src/cli/sync/list-rows.js";
import type { Gap, ListEntry } from "../../../src/sync-file/manifest.js";

const paint = createPaint({}, { mode: "never", env: {} });

function verdictOf(entry: Partial<ListEntry>, gaps: Gap[] = []) {
  const list: ListEntry = {
    name: "users",
    resourceType: "user",
    endpoint: "GET /",
    read: 10,
    proof: "proven",
    ...entry,
  };
  return listRows({ lists: [list], gaps }, paint)[1];
}

describe("the table of lists", () => {
  it.each([
    ["is whole", { reported: 10 }, ["users", "10", "10", "all"]],
    ["has as many as expected", { reported: 10, expected: 10 }, ["users", "10", "10", "all (expected 10)"]],
    [
      "states no total",
      { proof: "readToEnd" } as const,
      ["users", "10", "-", "read to its end, JumpCloud states no total"],
    ],
    [
      "grew",
      { reported: 10, createdDuringSync: 2 },
      ["users", "10", "10", "all, 2 more came during the sync"],
    ],
    ["moved", { reported: 10, duplicates: 1 }, ["users", "10", "10", "all, 1 came twice"]],
    [
      "leads to deleted objects",
      { name: "appGroups", resourceType: "app", reported: 10, unresolved: 1 },
      ["  groups", "10", "10", "all, 1 leads to deleted objects"],
    ],
    [
      "is not whole",
      { proof: "incomplete", reported: 12, expected: 12, reason: "JumpCloud counts 12, 10 came" } as const,
      ["users", "10", "12", "not whole: JumpCloud counts 12, 10 came"],
    ],
    ["is of a later version", { name: "devices", reported: 10 }, ["devices", "10", "10", "all"]],
  ])("says of a list that %s what that proves", (_, entry, row) => {
    expect(verdictOf(entry)).toEqual(row);
  });

  it("says where rows are counted and not returned", () => {
    const gap = { resourceType: "group", list: "memberships", notReturned: 2, proof: "proven" } as const;
    const entry = {
      name: "memberships",
      resourceType: "group",
      read: 33_870,
      reported: 33_874,
      notReturned: 4,
    };
    expect(
      verdictOf(entry, [
        { ...gap, id: "g1" },
        { ...gap, id: "g2" },
      ]),
    ).toEqual([
      "  memberships",
      "33,870",
      "33,874",
      "4 counted but not returned, in 2 groups: read twice, same people (edges to deleted users)",
    ]);
  });
});
