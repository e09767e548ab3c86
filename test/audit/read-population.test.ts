import { describe, expect, it } from "vitest";
import { privilegedBy } from "../../src/access/privileged.js";
import { readPopulation } from "../../src/audit/read-population.js";
import { openSmallFile, type SmallFile } from "../support/small-sync-file.js";

const now = new Date("2026-11-23T09:00:00Z");
const users: SmallFile = { users: { u1: {}, u2: {} } };

describe("what rules are told of a sync file", () => {
  it.each<[string, SmallFile, string[]]>([
    ["whom a warning names, by key", { ...users, warnings: { w: ["user:u1"] } }, ["user:u1"]],
    ["whom a warning names, by id", { ...users, warnings: { w: ["u2"] } }, ["user:u2"]],
    ["nobody where the warning is another", { ...users, warnings: { v: ["user:u1"] } }, []],
    [
      "everybody where the warning names fewer than it counts",
      { ...users, warnings: { w: ["user:u1"] }, moreWarned: 1 },
      ["user:u1", "user:u2"],
    ],
  ])("is warned of %s", async (_, file, expected) => {
    const isPrivileged = privilegedBy([]);
    const { accounts, isWarned } = await readPopulation(await openSmallFile(file), {
      isPrivileged,
      now,
      inputs: {},
    });
    expect(accounts.filter((account) => isWarned("w", account)).map(({ key }) => key)).toEqual(expected);
  });

  it("asks of every resource once whether it is privileged", async () => {
    const asked: string[] = [];
    const file = await openSmallFile({ apps: { a1: { name: "AWS" }, a2: {} } });
    const { isPrivileged, resources } = await readPopulation(file, {
      isPrivileged: ({ id, displayName }) => {
        asked.push(id.resource);
        return displayName === "AWS";
      },
      now,
      inputs: {},
    });
    const apps = resources.filter(({ id }) => ["a1", "a2"].includes(id.resource));
    expect([...apps, ...apps].map(isPrivileged)).toEqual([true, false, true, false]);
    expect(asked).toEqual(["a1", "a2"]);
  });
});
