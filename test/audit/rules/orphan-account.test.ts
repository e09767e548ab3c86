import { describe, expect, it } from "vitest";
import { orphanAccount } from "../../../src/audit/rules/orphan-account.js";
import type { SmallFile } from "../../support/small-sync-file.js";
import { type Judged, judged } from "../judged.js";
import { rosterOf } from "../roster-of.js";

const roster = rosterOf([
  { email: "ada@example.com" },
  { employeeId: "E7" },
  { email: "eve@example.com", hasLeft: true },
]);
const ada = { email: "Ada@example.com" };

const cases: [name: string, file: SmallFile, expected: Judged][] = [
  [
    "finds an enabled user whom no line of the roster means",
    { users: { u1: {}, u2: { profile: { employee_id: "E8" } } } },
    {
      findings: [
        ["user:u1", "high", "user in no line of the roster"],
        ["user:u2", "high", "user in no line of the roster"],
      ],
      clean: 0,
      unknown: [],
    },
  ],
  [
    "lets pass who is in it by address or employee id, whether or not they have left, and who is disabled",
    {
      users: {
        u1: ada,
        u2: { email: "other@example.com", emails: ["ada@example.com"] },
        u3: { email: null, profile: { employee_id: "e7" } },
        u4: { email: "eve@example.com" },
        u5: { state: "suspended" },
        u6: { state: "staged" },
      },
    },
    { findings: [], clean: 6, unknown: [] },
  ],
  [
    "judges somebody with two accounts once, by all that both are known by",
    {
      users: { u1: { email: null, profile: { employee_id: "E7" } }, u2: {}, u3: { email: "no@example.com" } },
      admins: { m1: { user: "u1" }, m2: { user: "u2" }, m3: { user: "u3", email: "ada@example.com" } },
    },
    {
      findings: [["user:u2", "high", "user in no line of the roster, and administrator"]],
      clean: 2,
      unknown: [],
    },
  ],
  [
    "judges an administrator alone who is no user, or whose user is suspended; service accounts never",
    {
      users: { u2: { state: "suspended" } },
      admins: { m1: ada, m2: { user: "u2" }, m3: {}, m4: { service: true }, m5: { state: "suspended" } },
    },
    {
      findings: [
        ["admin_user:m2", "high", "administrator in no line of the roster"],
        ["admin_user:m3", "high", "administrator in no line of the roster"],
      ],
      clean: 3,
      unknown: [],
    },
  ],
  [
    "does not know an account without address and employee id, nor one without a status",
    {
      users: {
        u1: { email: null },
        u2: { resource: { status: undefined } },
        u3: ada,
        u4: { email: null, profile: { employee_id: "N/A" } },
      },
    },
    {
      findings: [],
      clean: 1,
      unknown: [
        ["user:u1", "it has neither an address nor an employee id"],
        ["user:u2", "its status is not known"],
        ["user:u4", "it has neither an address nor an employee id"],
      ],
    },
  ],
  [
    "does not know an administrator whose user, with an employee id, the file may lack",
    {
      users: { u1: ada },
      admins: { m1: {}, m2: { user: "u1" } },
      incomplete: ["user"],
      lists: [{ name: "users", resourceType: "user" }],
    },
    { findings: [], clean: 1, unknown: [["admin_user:m1", "user: 3 counted, 2 came"]] },
  ],
  [
    "does not know an administrator who may be one of several users",
    {
      users: {
        u1: { email: "desk@example.com", profile: { employee_id: "E7" } },
        u2: { email: "desk@example.com" },
      },
      admins: { m1: { email: "desk@example.com" } },
      warnings: { ambiguous_admin_link: ["admin_user:m1"] },
    },
    {
      findings: [["user:u2", "high", "user in no line of the roster"]],
      clean: 1,
      unknown: [["admin_user:m1", "several accounts could belong to one administrator"]],
    },
  ],
];

describe("the rule orphan-account", () => {
  it.each(cases)("%s", async (_, file, expected) => {
    expect(await judged(orphanAccount, file, { inputs: { roster } })).toEqual(expected);
  });

  it("is not run without a roster", async () => {
    expect(await judged(orphanAccount, { users: { u1: {} } })).toEqual({
      findings: [],
      clean: 0,
      unknown: [],
      notRun: "no roster was given (--roster)",
    });
  });
});
