import { describe, expect, it } from "vitest";
import { externalDomain } from "../../../src/audit/rules/external-domain.js";
import type { SmallFile } from "../../support/small-sync-file.js";
import { type Judged, judged } from "../judged.js";

const inputs = { internalDomains: ["example.com"] };
const outside = { email: "x@Gmail.test" };

const cases: [name: string, file: SmallFile, expected: Judged][] = [
  [
    "finds an enabled account whose primary address is not ours, the graver the more it may do",
    {
      users: { u1: outside, u2: outside, u3: { email: "x@notexample.com", emails: ["x@example.com"] } },
      admins: { m1: outside },
      groups: { g1: { name: "Cloud Admins" } },
      apps: { a1: { name: "AWS" }, a2: { name: "Slack" } },
      members: "g1: u2",
      bound: "a1: g1",
      direct: "a1: u2; a2: u1 u2",
    },
    {
      findings: [
        ["admin_user:m1", "high", "administrator at gmail.test"],
        ["user:u2", "high", "user at gmail.test, holds AWS, Cloud Admins"],
        ["user:u1", "medium", "user at gmail.test"],
        ["user:u3", "medium", "user at notexample.com"],
      ],
      clean: 0,
      unknown: [],
    },
  ],
  [
    "lets pass addresses of ours and below, and who is disabled; service accounts are not judged",
    {
      users: {
        u1: {},
        u2: { email: "x@eu.Example.com" },
        u3: { ...outside, state: "suspended" },
        u4: { email: null, state: "staged" },
      },
      admins: { m1: { user: "u1" }, m2: { service: true } },
    },
    { findings: [], clean: 5, unknown: [] },
  ],
  [
    "does not know an account without an address, a domain or a status",
    {
      users: {
        u1: { email: null },
        u2: { email: "root" },
        u3: { ...outside, resource: { status: undefined } },
        u4: {},
      },
    },
    {
      findings: [],
      clean: 1,
      unknown: [
        ["user:u1", "it has no address"],
        ["user:u2", "its address has no domain"],
        ["user:u3", "its status is not known"],
      ],
    },
  ],
];

describe("the rule external-domain", () => {
  it.each(cases)("%s", async (_, file, expected) => {
    const options = { inputs, privileged: ["AWS", "Cloud *"] };
    expect(await judged(externalDomain, file, options)).toEqual(expected);
  });

  it.each([{}, { internalDomains: [] }])("is not run with %j", async (none) => {
    expect(await judged(externalDomain, { users: { u1: outside } }, { inputs: none })).toEqual({
      findings: [],
      clean: 0,
      unknown: [],
      notRun: "no domain was given as internal (--internal-domain)",
    });
  });
});
