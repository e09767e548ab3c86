import { describe, expect, it } from "vitest";
import { noManager } from "../../../src/audit/rules/no-manager.js";
import type { SmallFile } from "../../support/small-sync-file.js";
import { type Judged, judged, resultOf } from "../judged.js";

const cases: [name: string, file: SmallFile, expected: Judged][] = [
  [
    "finds an enabled user without a manager",
    { users: { u1: { title: "Chief Executive" }, u2: { manager: "u1" }, u3: {} } },
    {
      findings: [
        ["user:u1", "low", "no manager (Chief Executive)"],
        ["user:u3", "low", "no manager"],
      ],
      clean: 1,
      unknown: [],
    },
  ],
  [
    "lets pass a manager who is not there or has no address, and who cannot sign in",
    {
      users: {
        u1: { manager: "u9" },
        u2: { profile: { manager: "lee@example.com" } },
        u3: { state: "suspended" },
        u4: { state: "staged" },
        u5: { state: "not told", manager: "u1" },
      },
    },
    { findings: [], clean: 5, unknown: [] },
  ],
  [
    "does not know where the status is not told",
    { users: { u1: { state: "not told" }, u2: { state: "locked" } } },
    { findings: [], clean: 1, unknown: [["user:u1", "its status is not known"]] },
  ],
  [
    "is not run where there are no users",
    { admins: { m1: {} } },
    { findings: [], clean: 0, unknown: [], notRun: "there are no users" },
  ],
];

describe("the rule no-manager", () => {
  it.each(cases)("%s", async (_, file, expected) => {
    expect(await judged(noManager, file)).toEqual(expected);
  });

  it("counts findings by department", async () => {
    const { findings } = await resultOf(noManager, { users: { u1: { department: "Sales" }, u2: {} } });
    expect(findings.map(({ place }) => place)).toEqual(["Sales", "no department"]);
  });
});
