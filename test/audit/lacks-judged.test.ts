import { describe, expect, it } from "vitest";
import { privilegedBy } from "../../src/access/privileged.js";
import { lacksJudged } from "../../src/audit/lacks-judged.js";
import { readPopulation } from "../../src/audit/read-population.js";
import { noManager } from "../../src/audit/rules/no-manager.js";
import { rules } from "../../src/audit/rules.js";
import { openSmallFile, type SmallFile } from "../support/small-sync-file.js";
import { judged } from "./judged.js";

const usersLost: SmallFile = {
  incomplete: ["user"],
  lists: [{ name: "users", resourceType: "user" }],
};

const populationOf = async (file: SmallFile) =>
  readPopulation(await openSmallFile(file), {
    isPrivileged: privilegedBy([]),
    now: new Date("2026-11-23T09:00:00Z"),
    inputs: {},
  });

describe("whom a rule judges and the file may lack", () => {
  const cases: [what: string, file: SmallFile, judges: string, expected: string | undefined][] = [
    ["users", usersLost, "enabled users", "user: 3 counted, 2 came"],
    ["accounts", usersLost, "accounts", "user: 3 counted, 2 came"],
    ["assignments of users", usersLost, "app assignments", "user: 3 counted, 2 came"],
    ["assignments of apps", { without: ["app"] }, "app assignments", "app: not read (--without)"],
    ["service accounts", { notRead: ["service accounts"] }, "persons", "service accounts: refused"],
    [
      "no users, where administrators are judged",
      usersLost,
      "administrators and service accounts",
      undefined,
    ],
    ["nothing, where all was read", {}, "users and administrators", undefined],
  ];

  it.each(cases)("is %s", async (_, file, judges, expected) => {
    expect(lacksJudged({ judges }, await populationOf(file))).toBe(expected);
  });

  it("is known of every rule", async () => {
    const nothing = await populationOf({ without: ["user", "admin_user", "app", "group"] });
    expect(rules.filter((rule) => lacksJudged(rule, nothing) === undefined).map(({ id }) => id)).toEqual([]);
  });

  it("is told in place of there being none", async () => {
    expect(await judged(noManager, usersLost)).toMatchObject({
      notRun: "the file holds no users (user: 3 counted, 2 came)",
    });
  });
});
