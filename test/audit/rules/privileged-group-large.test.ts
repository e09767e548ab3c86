import { describe, expect, it } from "vitest";
import { privilegedGroupLarge } from "../../../src/audit/rules/privileged-group-large.js";
import { all, numbered } from "../../support/small-organization.js";
import type { SmallFile } from "../../support/small-sync-file.js";
import { type Judged, judged } from "../judged.js";

const ids = numbered("u", 26);
const people = {
  users: { ...all(ids, {}), u99: { state: "suspended" as const } },
  groups: { g1: { name: "Cloud Admins" }, g2: { name: "Cloud Readers" }, g3: { name: "Everybody" } },
  apps: { a1: { name: "AWS" } },
};
const few = ids.slice(1).join(" ");

const cases: [name: string, file: SmallFile, expected: Judged][] = [
  [
    "finds a privileged group, and an app in whatever way it is held, with more than 25 enabled users",
    { ...people, members: `g1: ${ids.join(" ")}; g2: ${few} u99`, direct: "a1: u01", bound: "a1: g2" },
    {
      findings: [
        ["app:a1", "medium", "26 enabled users"],
        ["group:g1", "medium", "26 enabled users"],
      ],
      clean: 1,
      unknown: [],
    },
  ],
  [
    "lets pass a group that is not marked, however large",
    { ...people, members: `g3: ${ids.join(" ")}; g1: u01` },
    { findings: [], clean: 3, unknown: [] },
  ],
  [
    "does not know a group whose list of members is not whole, unless there are too many in any case",
    {
      ...people,
      members: `g1: ${ids.join(" ")}; g2: ${few}`,
      incomplete: ["group"],
      gaps: [
        { list: "memberships", resourceType: "group", id: "g1" },
        { list: "memberships", resourceType: "group", id: "g2" },
      ],
    },
    {
      findings: [["group:g1", "medium", "26 enabled users"]],
      clean: 1,
      unknown: [["group:g2", "group:g2: 3 counted, 2 came"]],
    },
  ],
];

describe("the rule privileged-group-large", () => {
  it.each(cases)("%s", async (_, file, expected) => {
    expect(await judged(privilegedGroupLarge, file, { privileged: ["Cloud *", "AWS"] })).toEqual(expected);
  });

  it("is not run where nothing is marked", async () => {
    expect(await judged(privilegedGroupLarge, { ...people, roles: { r1: {} } })).toEqual({
      findings: [],
      clean: 0,
      unknown: [],
      notRun: "no group or app is marked as privileged (--privileged)",
    });
  });
});
