import { describe, expect, it } from "vitest";
import type { SmallFile } from "../../support/small-sync-file.js";
import { printedSmall } from "./printed.js";

// u1 has the app both ways, u2 through the group alone, u3 nothing, u4 is suspended and in the group alone.
const file: SmallFile = {
  users: { u1: {}, u2: {}, u3: {}, u4: { state: "suspended" } },
  groups: { g1: { name: "Crew" } },
  apps: { a1: { name: "Slack" } },
  members: "g1: u1 u2 u4",
  direct: "a1: u1",
  bound: "a1: g1",
  grantedAt: { "a1:u1": "2026-01-02T03:04:05.678Z" },
};

const columns = [
  { header: "Who", path: "principal_id" },
  { header: "What", path: "resource_name" },
  { header: "How", path: "grant_type" },
];

const printed = (map: object = {}) => printedSmall(file, { rows: "grants", columns, ...map });

describe("a map of grants", () => {
  it("has one row for each grant in the file's order, however many ways it is held", async () => {
    expect((await printed()).text).toBe(
      [
        "Who,What,How",
        "u1,Slack,direct;inherited",
        "u2,Slack,inherited",
        "u4,Slack,inherited",
        "u1,Crew,direct",
        "u2,Crew,direct",
        "u4,Crew,direct",
        "",
      ].join("\r\n"),
    );
  });

  it.each([
    ["of an account", ["principal_id=u1"], ["u1 Slack", "u1 Crew"]],
    ["of what it has", ["resource_type=group"], ["u1 Crew", "u2 Crew", "u4 Crew"]],
    ["of one of its ways", ["grant_type=direct", "resource_type=app"], ["u1 Slack"]],
    ["of all of its ways", ["grant_type!=direct"], ["u2 Slack", "u4 Slack"]],
    ["of its account's record", ["principal.status=disabled"], ["u4 Slack", "u4 Crew"]],
    [
      "of its resource's record",
      ["resource.profile.type=user_group", "principal_id!=u1"],
      ["u2 Crew", "u4 Crew"],
    ],
    ["of several", ["account_status=enabled", "grant_type=inherited"], ["u1 Slack", "u2 Slack"]],
  ])("has those whose conditions hold: %s", async (_, where, rows) => {
    const { cells } = await printed({ where });
    expect(cells.slice(1).map(([who, what]) => `${who} ${what}`)).toEqual(rows);
  });

  it.each([
    [[], ["u3  "]],
    [["resource_type=app"], ["u3  "]],
    [["grant_type!=inherited"], ["u3  "]],
    [["resource_name=none"], ["u1  ", "u2  ", "u3  ", "u4  "]],
    [
      ["resource_name=none", "account_status=enabled"],
      ["u1  ", "u2  ", "u3  "],
    ],
    [["principal_id=u3", "path=u3"], ["u3  "]],
  ])("with all accounts, those without a row of %j come last, in the file's order", async (where, rows) => {
    const { cells } = await printed({ where, accounts: "all" });
    const shown = cells.slice(1).map((row) => row.join(" "));
    expect(shown.slice(-rows.length)).toEqual(rows);
  });

  it("says when a grant was given where one of its ways tells", async () => {
    const { cells } = await printed({
      where: ["resource_type=app"],
      columns: [{ header: "Since", path: "granted_at", time: "MM/DD/YYYY" }],
    });
    expect(cells).toEqual([["Since"], ["01/02/2026"], [""], [""]]);
  });

  it("has what depends on both, and what depends on neither", async () => {
    const { cells } = await printed({
      where: ["resource_type=group"],
      columns: [
        { header: "Both", template: "{principal_id}@{resource_name}" },
        { header: "Source", text: "JumpCloud" },
        {
          header: "Note",
          cases: [
            { when: ["principal_id=u1", "resource_name=crew"], text: "captain" },
            { when: ["account_status=disabled"], text: "away" },
          ],
        },
      ],
    });
    expect(cells.slice(1)).toEqual([
      ["u1@Crew", "JumpCloud", "captain"],
      ["u2@Crew", "JumpCloud", ""],
      ["u4@Crew", "JumpCloud", "away"],
    ]);
  });

  it("reports what is blank and must not be, once for each account and header, and prints the row", async () => {
    const { cells, missing } = await printed({
      columns: [
        { header: "Who", path: "principal_id", required: true },
        { header: "Team", path: "department", required: ["account_status=enabled"] },
        { header: "Since", path: "granted_at", required: ["resource_type=app"] },
      ],
    });
    expect(cells).toHaveLength(7);
    expect(missing).toEqual([
      { principalId: "u1", header: "Team" },
      { principalId: "u2", header: "Team" },
      { principalId: "u2", header: "Since" },
      { principalId: "u4", header: "Since" },
    ]);
  });

  it("has an account and an entitlement that the file does not hold by their ids", async () => {
    const { cells } = await printedSmall(
      { groups: { g1: {} }, members: "g1: u9; g7: u9" },
      { rows: "grants", accounts: "all", columns: [...columns, { header: "Name", path: "display_name" }] },
    );
    expect(cells.slice(1)).toEqual([
      ["u9", "g1", "direct", ""],
      ["u9", "g7", "direct", ""],
    ]);
  });
});
