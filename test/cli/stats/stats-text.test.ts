import { describe, expect, it } from "vitest";
import { gapsText } from "../../../src/cli/stats/stats-text.js";
import type { Gap, ListEntry } from "../../../src/sync-file/manifest.js";

const list = (name: string, entry: Pick<ListEntry, "proof"> & Partial<ListEntry>): ListEntry => ({
  name,
  resourceType: "group",
  endpoint: "GET /",
  read: 2,
  ...entry,
});

describe("stats --gaps", () => {
  it("gives each list that is not clean a line: proof, list, whose, why", () => {
    const lists = [
      list("users", { proof: "incomplete", reason: "3 expected, 2 read" }),
      list("groups", { proof: "proven" }),
      list("memberships", { proof: "incomplete", reason: "1 of 2" }),
    ];
    const member = { resourceType: "group", list: "memberships" };
    const gaps: Gap[] = [
      { ...member, id: "g1", proof: "incomplete", reason: "2 counted, 1 came" },
      { ...member, id: "g2", proof: "proven", notReturned: 3, unresolved: 1 },
      {
        resourceType: "app",
        list: "appGroups",
        id: "a1",
        proof: "incomplete",
        reason: "it is bound to groups whose members are not all known",
        because: [{ resourceType: "group", id: "g1" }],
      },
    ];
    expect(gapsText({ lists, gaps }, new Map([["group:g1", "Engi\tneering"]]))).toBe(
      [
        "incomplete\tusers\t3 expected, 2 read",
        "incomplete\tmemberships of group g1 Engi\\u{9}neering\t2 counted, 1 came",
        "proven\tmemberships of group g2\t3 counted but not returned, read twice; 1 to deleted objects",
        "incomplete\tappGroups of app a1\tit is bound to groups whose members are not all known; because of group:g1",
        "",
      ].join("\n"),
    );
  });

  it("is silent when everything is clean", () => {
    expect(gapsText({ lists: [list("users", { proof: "proven" })], gaps: [] }, new Map())).toBe("");
  });
});
