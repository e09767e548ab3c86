import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import type { C1SheetOptions } from "../../../src/export/c1/c1-sheet.js";
import { csvOf, openDemo } from "../../support/c1-exports.js";
import { expectExport } from "../../support/golden-export.js";
import type { SmallUser } from "../../support/small-organization.js";
import { openSmallFile, type SmallFile } from "../../support/small-sync-file.js";

/** The rows of one kind, as objects without their empty cells. */
async function rows(
  type: string,
  file: SmallFile,
  options: Partial<C1SheetOptions> = {},
): Promise<Record<string, string>[]> {
  const { text } = await csvOf(await openSmallFile(file), options);
  const { data } = Papa.parse<Record<string, string>>(text, { header: true, newline: "\n", delimiter: "," });
  return data
    .filter((row) => row.Type === type)
    .map(({ Type: _, ...row }) => Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== "")));
}

async function identity(user: SmallUser, options: Partial<C1SheetOptions> = {}) {
  const [row] = await rows("Identity", { users: { u1: user } }, options);
  return row;
}

describe("the CSV for ConductorOne", () => {
  it("holds the demo organisation", async () => {
    expectExport("c1.csv", (await csvOf(await openDemo())).text);
    expectExport("c1-extra.csv", (await csvOf(await openDemo(), { extra: true })).text);
  });

  it("tells what ConductorOne may not take", async () => {
    expect((await csvOf(await openDemo())).summary).toEqual({
      identities: 21,
      entitlements: 20,
      grants: 64,
      groupGrants: 7,
      strangers: 0,
      withoutEmail: [
        "admin_user:66389c10b07e4d21c83a9290",
        "admin_user:6964b810b07e4d21c83a928a",
        "user:612ce910b07e4d21c83a9266",
      ],
      indistinct: [],
    });
  });

  it("has nothing but its header for an organisation without anything", async () => {
    expect((await csvOf(await openSmallFile({}))).text.split("\n")).toHaveLength(2);
  });

  it.each<[string, Partial<SmallUser>, Record<string, string>]>([
    [
      "first and last name",
      { resource: { displayName: "x" }, profile: { first_name: "Ada", last_name: "Lovelace" } },
      { "First Name": "Ada", "Last Name": "Lovelace" },
    ],
    ["one of them alone", { name: "Ada L.", profile: { first_name: "Ada" } }, { "First Name": "Ada" }],
    ["the display name where there is neither", { name: "front-desk" }, { "Last Name": "front-desk" }],
    ["nothing where the display name is the address", { name: "u1@example.com" }, {}],
    ["nothing where the display name is the id", { name: "u1" }, {}],
  ])("names somebody by %s", async (_, user, names) => {
    expect(await identity(user)).toEqual({
      ...names,
      "User ID": "u1",
      "User Status": "Enabled",
      "Email Address": "u1@example.com",
    });
  });

  it.each<[string, SmallUser, string]>([
    ["Enabled", {}, "Enabled"],
    ["Disabled", { state: "staged" }, "Disabled"],
    ["Deleted", { resource: { status: { status: "RESOURCE_STATUS_DELETED" } } }, "Deleted"],
  ])("has the status %s", async (_, user, status) => {
    expect((await identity(user))?.["User Status"]).toBe(status);
  });

  it("leaves the address out that JumpCloud does not have", async () => {
    expect(await identity({ email: null, name: "Ada" })).not.toHaveProperty("Email Address");
  });

  it("adds what else is known of an account, and of no grant", async () => {
    const file: SmallFile = {
      users: { u1: { manager: "u2", lastLogin: "2026-11-20T07:30:00.125Z" }, u2: { manager: "gone" } },
      admins: { x1: { service: true, name: "bot" } },
      roles: { r1: {} },
      holds: "r1: x1",
    };
    expect(await rows("Identity", file, { extra: true })).toEqual([
      { "Last Name": "bot", "User ID": "x1", "User Status": "Enabled", "User Type": "Service" },
      expect.objectContaining({ "User ID": "u1", "Last Login": "2026-11-20T07:30:00Z", "Manager ID": "u2" }),
      { "User ID": "u2", "User Status": "Enabled", "Email Address": "u2@example.com" },
    ]);
    expect(Object.keys((await rows("Grant", file, { extra: true }))[0] ?? {})).toEqual([
      "Last Name",
      "User ID",
      "Entitlement Display Name",
      "Entitlement",
      "Resource Type",
      "Resource Name",
      "Entitlement Description",
      "Entitlement Slug",
    ]);
  });

  it("calls both accounts type:id where two have the same User ID", async () => {
    const file: SmallFile = {
      users: { a: {}, u2: { manager: "a" } },
      admins: { a: {}, x1: { profile: { user_id: "x9" } } },
      groups: { g1: {} },
      members: "g1: a",
    };
    const ids = (await rows("Identity", file, { extra: true })).map((row) => [
      row["User ID"],
      row["Manager ID"],
    ]);
    expect(ids).toEqual([
      ["admin_user:a", undefined],
      ["x9", undefined],
      ["user:a", undefined],
      ["u2", "user:a"],
    ]);
    expect((await rows("Grant", file)).map((row) => [row["User ID"], row.Entitlement])).toContainEqual([
      "user:a",
      "group:g1:member",
    ]);
  });

  it("gives a group no row, and its people theirs", async () => {
    const file: SmallFile = {
      users: { u1: {} },
      groups: { g1: {} },
      apps: { a1: {} },
      members: "g1: u1",
      bound: "a1: g1",
    };
    expect((await rows("Grant", file)).map((row) => [row["User ID"], row.Entitlement])).toEqual([
      ["u1", "app:a1:access"],
      ["u1", "group:g1:member"],
    ]);
  });

  it.each([
    ["name", "Sales", "Ops"],
    ["id", "g1", "g1"],
  ] as const)("names resources by %s", async (resourceName, before, after) => {
    const named = async (name: string) =>
      (await rows("Entitlement", { groups: { g1: { name } } }, { resourceName }))[0]?.["Resource Name"];
    expect([await named("Sales"), await named("Ops")]).toEqual([before, after]);
  });

  it("tells of entitlements that differ in case only", async () => {
    const file = await openSmallFile({
      groups: { G1: { name: "Sales" }, g1: { name: "sales" }, g2: { name: "Sales" } },
    });
    expect((await csvOf(file)).summary.indistinct).toEqual(["group:g1:member"]);
  });
});
