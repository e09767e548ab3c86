import { describe, expect, it } from "vitest";
import { userNoMfa } from "../../../src/audit/rules/user-no-mfa.js";
import type { SmallFile } from "../../support/small-sync-file.js";
import { type Judged, judged, resultOf } from "../judged.js";

const cases: [name: string, file: SmallFile, expected: Judged][] = [
  [
    "finds an enabled user without MFA",
    { users: { u1: { mfa: false } } },
    { findings: [["user:u1", "high", "no MFA set up"]], clean: 0, unknown: [] },
  ],
  [
    "finds one of whom nothing is told of an exclusion, or that there is none",
    { users: { u1: { mfa: false }, u2: { mfa: false, profile: { mfa_excluded: false } } } },
    {
      findings: [
        ["user:u1", "high", "no MFA set up"],
        ["user:u2", "high", "no MFA set up"],
      ],
      clean: 0,
      unknown: [],
    },
  ],
  [
    "lets pass who has MFA, who is excluded from it, and who cannot sign in",
    {
      users: {
        u1: { mfa: true },
        u2: { mfa: false, mfaExcluded: true },
        u3: { mfa: false, state: "suspended" },
        u4: { mfa: false, state: "staged" },
        u5: { state: "locked" },
        u6: { mfa: true, state: "not told" },
        u7: { mfaExcluded: true },
      },
    },
    { findings: [], clean: 7, unknown: [] },
  ],
  [
    "does not know where MFA or the status is not told",
    { users: { u1: { mfa: true }, u2: {}, u3: { mfa: false, state: "not told" } } },
    {
      findings: [],
      clean: 1,
      unknown: [
        ["user:u2", "whether MFA is set up is not told"],
        ["user:u3", "its status is not known"],
      ],
    },
  ],
  [
    "is not run where MFA is told of nobody",
    { users: { u1: {} } },
    {
      findings: [],
      clean: 0,
      unknown: [["user:u1", "whether MFA is set up is not told"]],
      notRun: "whether MFA is set up is not told",
    },
  ],
  [
    "passes over administrators",
    { admins: { m1: { mfa: false } } },
    { findings: [], clean: 0, unknown: [], notRun: "there are no users" },
  ],
];

describe("the rule user-no-mfa", () => {
  it.each(cases)("%s", async (_, file, expected) => {
    expect(await judged(userNoMfa, file)).toEqual(expected);
  });

  it("counts findings by department", async () => {
    const { findings } = await resultOf(userNoMfa, {
      users: { u1: { mfa: false, department: "Sales" }, u2: { mfa: false } },
    });
    expect(findings.map(({ place }) => place)).toEqual(["Sales", "no department"]);
  });
});
