import { describe, expect, it } from "vitest";
import { duplicateIdentity } from "../../../src/audit/rules/duplicate-identity.js";
import { all } from "../../support/small-organization.js";
import type { SmallFile } from "../../support/small-sync-file.js";
import { type Judged, judged, resultOf } from "../judged.js";

const clean = (count: number): Judged => ({ findings: [], clean: count, unknown: [] });
const numbered = (employee_id: string) => ({ profile: { employee_id } });

const cases: [name: string, file: SmallFile, expected: Judged][] = [
  [
    "finds users of one address, whatever the case and the way an accent is written",
    {
      users: {
        u1: { name: "Zoé", email: "zoé@example.com" },
        u2: { name: "Zoe", username: "zoe2", email: "ZOE\u0301@Example.com", state: "suspended" },
        u3: {},
      },
    },
    {
      findings: [
        ["user:u2", "medium", "same e-mail address as Zoé (u1)"],
        ["user:u1", "medium", "same e-mail address as Zoe (zoe2, suspended)"],
      ],
      clean: 1,
      unknown: [],
    },
  ],
  [
    "finds users of one employee id, and tells when it is both",
    {
      users: {
        u1: { email: "ada@example.com", ...numbered("L-1") },
        u2: { email: "ada@example.com", ...numbered("l-1") },
        u3: numbered(" L-1"),
        u4: numbered("L-2"),
      },
    },
    {
      findings: [
        ["user:u1", "medium", "same e-mail address as u2 (u2); same employee id as u2 (u2) and u3 (u3)"],
        ["user:u2", "medium", "same e-mail address as u1 (u1); same employee id as u1 (u1) and u3 (u3)"],
        ["user:u3", "medium", "same employee id as u1 (u1) and u2 (u2)"],
      ],
      clean: 1,
      unknown: [],
    },
  ],
  [
    "finds administrators of one address",
    { admins: { m1: { email: "it@example.com" }, m2: { email: "IT@example.com" }, m3: {} } },
    {
      findings: [
        ["admin_user:m1", "medium", "same e-mail address as m2 (m2)"],
        ["admin_user:m2", "medium", "same e-mail address as m1 (m1)"],
      ],
      clean: 1,
      unknown: [],
    },
  ],
  [
    "lets pass a user and an administrator of one address, and who has neither address nor id",
    {
      users: { u1: {}, u2: { email: "ada@example.com" }, u3: { email: null }, u4: { email: null } },
      admins: {
        m1: { user: "u1" },
        m2: { email: "ada@example.com" },
        m3: { service: true },
        m4: { service: true },
      },
    },
    clean(6),
  ],
  [
    "lets pass whose employee id says that there is none",
    {
      users: {
        u1: numbered("N/A"),
        u2: numbered("n/a "),
        u3: numbered("-"),
        u4: numbered("-"),
        u5: numbered("none"),
        u6: numbered("None"),
        u7: numbered("null"),
        u8: numbered("NULL"),
      },
    },
    clean(8),
  ],
  [
    "does not take a further address for the primary one",
    { users: { u1: { emails: ["u2@example.com"] }, u2: {} } },
    clean(2),
  ],
  [
    "does not know of the others where users may be missing",
    {
      users: { u1: { email: "ada@example.com" }, u2: { email: "ada@example.com" }, u3: {} },
      admins: { m1: {} },
      incomplete: ["user"],
      lists: [{ name: "users", resourceType: "user" }],
    },
    {
      findings: [
        ["user:u1", "medium", "same e-mail address as u2 (u2)"],
        ["user:u2", "medium", "same e-mail address as u1 (u1)"],
      ],
      clean: 1,
      unknown: [["user:u3", "user: 3 counted, 2 came"]],
    },
  ],
  [
    "judges users alone where administrators were not read",
    { users: { u1: {} }, admins: { m1: {} }, without: ["admin_user"] },
    clean(1),
  ],
  [
    "is not run where there is nobody",
    { groups: { g1: {} } },
    { ...clean(0), notRun: "there are no users and administrators" },
  ],
];

describe("the rule duplicate-identity", () => {
  it.each(cases)("%s", async (_, file, expected) => {
    expect(await judged(duplicateIdentity, file)).toEqual(expected);
  });

  it("observes each of the others once", async () => {
    const twin = { email: "a@example.com", ...numbered("1") };
    const { findings } = await resultOf(duplicateIdentity, { users: { u1: twin, u2: twin } });
    const shared = {
      same: ["e-mail address", "employee id"],
      count: 1,
      email: "a@example.com",
      employeeId: "1",
    };
    expect(findings.map(({ observed }) => observed)).toEqual([
      { ...shared, others: ["user:u2"] },
      { ...shared, others: ["user:u1"] },
    ]);
  });

  it("names three of many, observes ten, and counts all", async () => {
    const ids = Array.from({ length: 15 }, (_, index) => `u${index + 10}`);
    const { findings } = await resultOf(duplicateIdentity, { users: all(ids, numbered("0")) });
    expect(findings).toHaveLength(15);
    expect(findings[0]?.detail).toBe("same employee id as u11 (u11), u12 (u12), u13 (u13) and 11 more");
    expect(findings.at(-1)?.observed).toMatchObject({
      others: ids.slice(0, 10).map((id) => `user:${id}`),
      count: 14,
    });
  });
});
