import { describe, expect, it } from "vitest";
import { terminatedActive } from "../../../src/audit/rules/terminated-active.js";
import type { SmallFile } from "../../support/small-sync-file.js";
import { type Judged, judged } from "../judged.js";
import { rosterOf } from "../roster-of.js";

const roster = rosterOf([
  { email: "eve@example.com", hasLeft: true },
  { employeeId: "E7", hasLeft: true },
  { email: "ada@example.com", employeeId: "E1" },
]);
const eve = { email: "Eve@example.com" };
const found = (key: string, kind: string, line: number) => [
  key,
  "critical",
  `${kind} enabled; roster, line ${line}: status "left"`,
];

const cases: [name: string, file: SmallFile, expected: Judged][] = [
  [
    "finds enabled accounts of who has left, each for itself",
    { users: { u1: eve, u2: { profile: { employee_id: "e7" } } }, admins: { m1: eve } },
    {
      findings: [
        found("admin_user:m1", "administrator", 2),
        found("user:u1", "user", 2),
        found("user:u2", "user", 3),
      ],
      clean: 0,
      unknown: [],
    },
  ],
  [
    "finds an administrator by the employee id of the user who is the same person",
    {
      users: { u1: { state: "suspended", profile: { employee_id: "E7" } } },
      admins: { m1: { user: "u1" } },
    },
    { findings: [found("admin_user:m1", "administrator", 3)], clean: 1, unknown: [] },
  ],
  [
    "goes by the employee id where the address is that of somebody else",
    {
      users: {
        u1: { ...eve, profile: { employee_id: "E1" } },
        u2: { email: "ada@example.com", profile: { employee_id: "E7" } },
      },
    },
    { findings: [found("user:u2", "user", 3)], clean: 1, unknown: [] },
  ],
  [
    "lets pass who is disabled and who works here; service accounts are not judged",
    {
      users: {
        u1: { ...eve, state: "suspended" },
        u2: { email: "ada@example.com" },
        u3: { email: null, state: "locked" },
      },
      admins: { m1: { service: true } },
    },
    { findings: [], clean: 3, unknown: [] },
  ],
  [
    "does not know whom the roster does not name, unless they are disabled: it may be one of current staff",
    {
      users: { u1: {}, u2: { state: "suspended" }, u3: { email: "ada@example.com" } },
      admins: { m1: {}, m2: { user: "u1" } },
    },
    {
      findings: [],
      clean: 2,
      unknown: ["admin_user:m1", "admin_user:m2", "user:u1"].map((key) => [
        key,
        "the roster does not name them",
      ]),
    },
  ],
  [
    "does not know an account without address and employee id, nor one without a status of who has left",
    {
      users: {
        u1: { email: null },
        u2: { ...eve, resource: { status: undefined } },
        u3: { email: "ada@example.com", resource: { status: undefined } },
      },
    },
    {
      findings: [],
      clean: 1,
      unknown: [
        ["user:u1", "it has neither an address nor an employee id"],
        ["user:u2", "its status is not known"],
      ],
    },
  ],
  [
    "does not know an administrator whose user, with an employee id, the file may lack",
    {
      users: { u1: {} },
      admins: { m1: {}, m2: { user: "u1" }, m3: { state: "suspended" } },
      incomplete: ["user"],
      lists: [{ name: "users", resourceType: "user" }],
    },
    {
      findings: [],
      clean: 1,
      unknown: [
        ["admin_user:m1", "user: 3 counted, 2 came"],
        ["admin_user:m2", "the roster does not name them"],
        ["user:u1", "the roster does not name them"],
      ],
    },
  ],
];

describe("the rule terminated-active", () => {
  it.each(cases)("%s", async (_, file, expected) => {
    expect(await judged(terminatedActive, file, { inputs: { roster } })).toEqual(expected);
  });

  it("is not run without a roster", async () => {
    expect(await judged(terminatedActive, { users: { u1: eve } })).toEqual({
      findings: [],
      clean: 0,
      unknown: [],
      notRun: "no roster was given (--roster)",
    });
  });
});
