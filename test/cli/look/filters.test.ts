import { describe, expect, it } from "vitest";
import { demoLine, lookAt } from "./look-at.js";

/** Some columns of what is listed. */
async function listed(args: readonly string[], ...columns: number[]) {
  const { code, stdout, stderr } = await lookAt(args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: demoLine });
  const rows = stdout
    .split("\n")
    .slice(0, -1)
    .map((line) => line.split("\t"));
  return rows.map((row) => columns.map((column) => row[column - 1]).join(" | "));
}

describe("resources", () => {
  it.each([
    ["of a type", ["-t", "role"], 6],
    ["of several types", ["-t", "role,group", "-t", "app"], 20],
    ["of a type that a sync knows and the file does not have", ["--type", "app", "--where", "type=user"], 0],
    ["where one thing holds", ["--where", "profile.department=Engineering"], 4],
    [
      "where all of several things hold",
      ["--where", "profile.department=eng*", "--where", "profile.sudo=true"],
      2,
    ],
    ["where something does not hold", ["-t", "user", "--where", "status!=enabled"], 3],
    ["that lack something", ["-t", "user", "--where", "profile.manager="], 4],
    ["that have something", ["-t", "user", "--where", "profile.manager!="], 10],
    ["in a state as the file has it", ["--where", "profile.state=SUSPENDED"], 1],
    ["of details", ["--where", "details=dynamic"], 2],
  ])("%s: %j", async (_, args, count) => {
    expect(await listed(["resources", ...args], 2)).toHaveLength(count);
  });

  it.each([
    [["--where", "profile.departement=Sales"], 0, 'none of these resources has "profile.departement"\n'],
    [
      ["--where", "department!=Sales"],
      41,
      'none of these resources has "department"; profile.department is what some have\n',
    ],
    [
      ["-t", "app", "--where", "username=x", "--where", "profile.name=slack"],
      0,
      'none of these resources has "username"\n',
    ],
  ])("%j: says that nothing has the path", async (args, count, said) => {
    const { code, stdout, stderr } = await lookAt(["resources", ...args]);
    expect({ code, rows: stdout.split("\n").length - 1 }).toEqual({ code: 0, rows: count });
    expect(stderr).toBe(`${demoLine}jc-connector: ${said}`);
  });
});

describe("entitlements", () => {
  it.each([
    ["of a type", ["-t", "role"], 6],
    ["of a resource by part of its name", ["-r", "payroll"], 1],
    ["of a resource by type and id", ["-r", "group:5f3c1ae0b07e4d21c83a9295"], 1],
    ["of several resources", ["-r", "Slack", "-r", "GitHub"], 2],
    [
      "of a resource by a part that no other of its type has",
      ["-t", "group", "-r", "a", "-r", "staff"].slice(0, 2),
      6,
    ],
  ])("%s: %j", async (_, args, count) => {
    expect(await listed(["entitlements", ...args], 8)).toHaveLength(count);
  });

  it("count their grants, those of groups too", async () => {
    expect(await listed(["entitlements", "-r", "AWS SSO"], 2, 3, 4, 5, 6)).toEqual([
      "AWS SSO | access | assignment | user, group | 5",
    ]);
  });
});

describe("grants", () => {
  it.each([
    ["of a type", ["-t", "role"], 8],
    ["of an entitlement by id", ["-e", "app:617c3b50b07e4d21c83a92bf:access"], 5],
    ["of an entitlement by name", ["-e", "aws sso app access"], 5],
    ["of an entitlement by its resource", ["-e", "aws sso"], 5],
    ["of several entitlements", ["-e", "aws sso", "-e", "AWS Production"], 9],
    ["of what only that type calls so", ["-t", "role", "-e", "billing"], 1],
    ["held directly, also when they come through a group", ["-e", "aws sso", "--direct"], 2],
    ["held through groups alone", ["-e", "aws sso", "--inherited"], 3],
    ["of several principals", ["-p", "soren", "-p", "priya", "-t", "app"], 6],
    ["of a group", ["-p", "group:Engineering"], 2],
  ])("%s: %j", async (_, args, count) => {
    expect(await listed(["grants", ...args], 12)).toHaveLength(count);
  });

  const ingrid = [
    "user | app | Slack | both | All Staff",
    "admin_user | app | JumpCloud Administration | direct | ",
    "user | group | All Staff | direct | ",
    "admin_user | role | Manager | direct | ",
    "admin_user | role | Access Reviewer | direct | ",
  ];

  it.each([
    "ingrid.halvorsen",
    "INGRID.HALVORSEN@larkspur.example",
    "Ingrid Halvorsen",
    "halvor",
    "user:halvor",
  ])("of %s are those of all accounts of the person", async (person) => {
    expect(await listed(["grants", "-p", person], 4, 1, 2, 7, 8)).toEqual(ingrid);
  });

  it.each([
    ["user:60a2110ab07e4d21c83a9252", "user"],
    ["60b5de74b07e4d21c83a921a", "admin_user"],
  ])("of %s are those of this account alone", async (id, type) => {
    expect(await listed(["grants", "-p", id], 4, 1, 2, 7, 8)).toEqual(
      ingrid.filter((row) => row.startsWith(`${type} |`)),
    );
  });

  it("tell a program through what, with ids", async () => {
    const { stdout } = await lookAt(["grants", "-e", "GitHub", "-p", "noah.okafor", "-o", "ndjson"]);
    expect(JSON.parse(stdout)).toMatchObject({
      how: "inherited",
      through: [
        {
          resourceType: "group",
          resource: "Engineering",
          resourceId: "5f4e0d90b07e4d21c83a9298",
          entitlementId: "group:5f4e0d90b07e4d21c83a9298:member",
        },
        { resource: "On-call 📟" },
      ],
    });
  });
});

describe("principals", () => {
  it("hold several entitlements once, with everything that they come through", async () => {
    const rows = await listed(["principals", "-e", "AWS SSO", "-e", "AWS Production"], 1, 3, 8, 9);
    expect(rows).toEqual([
      "group | Engineering | direct | ",
      "group | On-call 📟 | direct | ",
      "user | Old Importer | inherited | Engineering",
      "user | Noah Okafor | both | Engineering, On-call 📟",
      "user | Søren Lindqvist 🚀 | both | Engineering, On-call 📟",
      "user | Grace Whitfield | direct | ",
      'user | José Núñez, "Pepe" | inherited | Engineering',
    ]);
  });
});
