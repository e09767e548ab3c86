import { describe, expect, it } from "vitest";
import { overPrivileged } from "../../../src/audit/rules/over-privileged.js";
import { all, numbered } from "../../support/small-organization.js";
import type { SmallFile } from "../../support/small-sync-file.js";
import { type Judged, judged } from "../judged.js";

const sales = { department: "Sales", title: "Account Executive" };
const ids = numbered("u", 6);
const groups = all(numbered("g", 9), {});

/** Each of these users in the first so many groups. */
function membersOf(counts: Record<string, number>): string {
  return Object.entries(counts)
    .flatMap(([user, count]) =>
      Object.keys(groups)
        .slice(0, count)
        .map((group) => `${group}: ${user}`),
    )
    .join("; ");
}
const usual = { u02: 1, u03: 1, u04: 2, u05: 3, u06: 4 };
const words = (count: number, [most, median]: [number, number]) =>
  `${count} groups and apps; of 5 peers (Sales, Account Executive) 95 % hold at most ${most}, and the median is ${median}`;

const cases: [name: string, file: SmallFile, expected: Judged][] = [
  [
    "finds who holds more than all of a few peers, and five more than their median",
    { users: all(ids, sales), groups, members: membersOf({ u01: 7, ...usual }) },
    { findings: [["user:u01", "medium", words(7, [4, 2])]], clean: 5, unknown: [] },
  ],
  [
    "takes department and job title for the same in any case, and apps for as much as groups",
    {
      users: { ...all(ids, sales), u01: { department: "sales ", title: "ACCOUNT executive" } },
      groups,
      apps: { a1: {} },
      direct: "a1: u01",
      members: membersOf({ u01: 6, ...usual }),
    },
    {
      findings: [
        [
          "user:u01",
          "medium",
          words(7, [4, 2]).replace("Sales, Account Executive", "sales, ACCOUNT executive"),
        ],
      ],
      clean: 5,
      unknown: [],
    },
  ],
  [
    "lets pass who is not five above the median, or not above the greatest; the disabled are not judged, and no peers",
    {
      users: { ...all(ids, sales), u99: { ...sales, state: "suspended" as const } },
      groups,
      members: membersOf({ u01: 6, ...usual, u99: 9 }),
    },
    { findings: [], clean: 6, unknown: [] },
  ],
  [
    "lets pass two who hold as much as each other",
    { users: all(ids, sales), groups, members: membersOf({ ...usual, u01: 9, u06: 9 }) },
    { findings: [], clean: 6, unknown: [] },
  ],
  [
    "does not know who has no job, or fewer than five peers",
    {
      users: { ...all(ids.slice(1), sales), u7: { department: "Sales" }, u8: { title: "Accountant" } },
      groups,
      members: membersOf({ u02: 9 }),
    },
    {
      findings: [],
      clean: 0,
      unknown: [
        ...ids.slice(1).map((id): [string, string] => [`user:${id}`, "fewer than 5 peers"]),
        ["user:u7", "no job title"],
        ["user:u8", "no department"],
      ],
      notRun: "fewer than 5 peers",
    },
  ],
  [
    "is not run where lists of what users have are not whole",
    {
      users: all(ids, sales),
      groups,
      members: membersOf({ u01: 9, ...usual }),
      incomplete: ["group"],
      gaps: [{ list: "memberships", resourceType: "group", id: "g09" }],
    },
    {
      findings: [],
      clean: 0,
      unknown: ids.map((id) => [`user:${id}`, "group:g09: 3 counted, 2 came"]),
      notRun: "group:g09: 3 counted, 2 came",
    },
  ],
  [
    "is not run where users, peers among them, may be missing",
    {
      users: all(ids, sales),
      groups,
      members: membersOf({ u01: 9, ...usual }),
      incomplete: ["user"],
      lists: [{ name: "users", resourceType: "user" }],
    },
    {
      findings: [],
      clean: 0,
      unknown: ids.map((id) => [`user:${id}`, "user: 3 counted, 2 came"]),
      notRun: "user: 3 counted, 2 came",
    },
  ],
];

describe("the rule over-privileged", () => {
  it.each(cases)("%s", async (_, file, expected) => {
    expect(await judged(overPrivileged, file)).toEqual(expected);
  });
});
