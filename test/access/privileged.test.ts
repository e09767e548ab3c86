import { describe, expect, it } from "vitest";
import { privilegedBy } from "../../src/access/privileged.js";
import { roleRank } from "../../src/access/role-rank.js";

const aws = { id: { resourceType: "app", resource: "5f7c" }, displayName: "AWS / Production" };

describe("what is privileged", () => {
  it.each<[string[], boolean]>([
    [[], false],
    [["AWS*"], true],
    [["aws*"], true],
    [["*production"], true],
    [["app:AWS*"], true],
    [["group:AWS*"], false],
    [["5f7c"], true],
    [["app:5f7c"], true],
    [["GitHub", "AWS / Production"], true],
    [["AWS"], false],
  ])("by %j, of an app named AWS / Production: %s", (globs, expected) => {
    expect(privilegedBy(globs)(aws)).toBe(expected);
  });

  it("is every role, whatever the globs say", () => {
    const role = { id: { resourceType: "role", resource: "r1" }, displayName: "Read Only" };
    expect(privilegedBy([])(role)).toBe(true);
  });
});

describe("the rank of a role", () => {
  it("rises from Read Only to Administrator With Billing, and is unknown for others", () => {
    const names = ["Read Only", "help  desk", "Command Runner", "Manager", "Administrator"];
    expect([...names, "Administrator With Billing", "Access Reviewer"].map(roleRank)).toEqual([
      1,
      2,
      3,
      4,
      5,
      6,
      undefined,
    ]);
  });
});
