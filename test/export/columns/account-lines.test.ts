import { describe, expect, it } from "vitest";
import type { SmallFile } from "../../support/small-sync-file.js";
import { printedSmall } from "./printed.js";

const file: SmallFile = {
  users: {
    u1: { email: "Ada@example.com" },
    u2: { state: "suspended", email: null },
    u3: { email: null },
    u4: { email: "ada@EXAMPLE.com" },
  },
  admins: { x1: { email: "ada@example.com" } },
  groups: { g1: { name: "Zebra" }, g2: { name: "apes" }, g3: { name: "Zebra" } },
  apps: { a1: { name: "Slack" } },
  roles: { r1: { name: "Help Desk" } },
  members: "g1: u1 u2; g2: u1; g3: u1",
  direct: "a1: u1 u4",
  bound: "a1: g1",
  holds: "r1: x1",
};

const id = { header: "Id", path: "principal_id" };
const has = (join: object = {}) => ({
  header: "Has",
  path: "resource_name",
  join: { separator: ";", ...join },
});

const rowsOf = async (map: object) => {
  const { cells } = await printedSmall(file, { rows: "accounts", ...map });
  return cells.slice(1).map((row) => row.join(" "));
};

describe("a map of accounts", () => {
  it("has one row for each account in the file's order, with what it has once and sorted by code unit", async () => {
    expect(await rowsOf({ columns: [id, has()] })).toEqual([
      "x1 Help Desk;JumpCloud Administration",
      "u1 Slack;Zebra;apes",
      "u2 Slack;Zebra",
      "u3 ",
      "u4 Slack",
    ]);
  });

  it.each([
    [
      "of what is joined",
      { columns: [id, has({ where: ["resource_type=group"] })] },
      ["x1 ", "u1 Zebra;apes", "u2 Zebra", "u3 ", "u4 "],
    ],
    [
      "of the grants that count",
      { where: ["resource_type=group", "resource_name=z*"], columns: [id, has()] },
      ["x1 ", "u1 Zebra", "u2 Zebra", "u3 ", "u4 "],
    ],
    ["of the accounts", { where: ["account_status=disabled"], columns: [id, has()] }, ["u2 Slack;Zebra"]],
    [
      "of the ways",
      { where: ["grant_type=direct"], columns: [id, has({ where: ["resource_type=app"] })] },
      ["x1 JumpCloud Administration", "u1 Slack", "u2 ", "u3 ", "u4 Slack"],
    ],
  ])("takes conditions %s", async (_, map, rows) => {
    expect(await rowsOf(map)).toEqual(rows);
  });

  it.each([
    [[], ["x1", "u1", "u2", "u4"]],
    [["resource_type=group"], ["u1", "u2"]],
    [
      ["resource_type!=app", "account_status=enabled"],
      ["x1", "u1"],
    ],
  ])("leaves out accounts without access where it says so: %j", async (where, rows) => {
    expect(await rowsOf({ accounts: "with access", where, columns: [id] })).toEqual(rows);
  });

  it("joins texts of each grant, of each entitlement, and of the account alone", async () => {
    const columns = [
      id,
      {
        header: "How",
        path: "grant_type",
        map: { direct: "D", inherited: "I" },
        join: { separator: "+", where: ["resource_type=app"] },
      },
      { header: "Admin", text: "yes", join: { separator: ";", where: ["resource_type=role"] } },
      { header: "Name", path: "username", join: { separator: ";" } },
    ];
    expect(await rowsOf({ columns })).toEqual(["x1 D yes ", "u1 D+I  u1", "u2 I  u2", "u3   u3", "u4 D  u4"]);
  });

  it("has one row for accounts with the same text in a unique column, and one for each where it is blank", async () => {
    const columns = [
      { header: "Email", path: "email", unique: true },
      has(),
      { header: "Ids", path: "principal_id", join: { separator: "," } },
      { header: "Source", text: "JumpCloud" },
    ];
    const { cells } = await printedSmall(file, { rows: "accounts", columns });
    expect(cells.slice(1)).toEqual([
      ["ada@example.com", "Help Desk;JumpCloud Administration;Slack;Zebra;apes", "u1,u4,x1", "JumpCloud"],
      ["", "Slack;Zebra", "u2", "JumpCloud"],
      ["", "", "u3", "JumpCloud"],
    ]);
  });

  it("reports what is blank and must not be, and prints the row", async () => {
    const columns = [
      { header: "Email", path: "email", required: ["account_status=enabled"] },
      { ...has({ where: ["resource_type=group"] }), required: true },
    ];
    const { cells, missing } = await printedSmall(file, { rows: "accounts", columns });
    expect(cells).toHaveLength(6);
    expect(missing).toEqual([
      { principalId: "x1", header: "Has" },
      { principalId: "u3", header: "Email" },
      { principalId: "u3", header: "Has" },
      { principalId: "u4", header: "Has" },
    ]);
  });

  it("has an account that the file does not hold, with all that it has, by its id", async () => {
    const { cells } = await printedSmall(
      { groups: { g1: {}, g2: {} }, users: { u7: {} }, members: "g1: u5 u7; g2: u5" },
      { rows: "accounts", columns: [id, has()] },
    );
    expect(cells.slice(1)).toEqual([
      ["u5", "g1;g2"],
      ["u7", "g1"],
    ]);
  });
});
