import { describe, expect, it } from "vitest";
import { recentAdmin } from "../../../src/audit/rules/recent-admin.js";
import type { SmallAdmin } from "../../support/small-organization.js";
import type { SmallFile } from "../../support/small-sync-file.js";
import { type Judged, judged } from "../judged.js";

/** The sync of the small file began on 2026-11-23 at 02:00:03. */
const made = (createdAt: string, admin: SmallAdmin = {}): SmallAdmin => ({
  ...admin,
  resource: { createdAt },
});

const cases: [name: string, file: SmallFile, expected: Judged][] = [
  [
    "finds an account of the last 14 days, or of the sync's own minutes, whatever became of it",
    {
      admins: {
        m1: made("2026-11-09T02:00:03Z"),
        m2: made("2026-11-23T02:00:05Z"),
        m3: made("2026-11-19T08:00:00Z", { state: "suspended" }),
        m4: made("2026-11-19T08:00:00Z", { service: true }),
      },
      roles: { r1: { name: "Help Desk" } },
      holds: "r1: m1 m4",
    },
    {
      findings: [
        ["admin_user:m1", "info", "administrator made on 2026-11-09 (Help Desk)"],
        ["admin_user:m2", "info", "administrator made on 2026-11-23"],
        ["admin_user:m3", "info", "administrator made on 2026-11-19, suspended by now"],
        ["admin_user:m4", "info", "service account made on 2026-11-19 (Help Desk)"],
      ],
      clean: 0,
      unknown: [],
    },
  ],
  [
    "lets pass an older one",
    {
      users: { u1: { resource: { createdAt: "2026-11-22T00:00:00Z" } } },
      admins: { m1: made("2026-11-09T02:00:02Z") },
    },
    { findings: [], clean: 1, unknown: [] },
  ],
  [
    "does not know where the time is not told, or cannot be read",
    { admins: { m1: made("2020-01-01T00:00:00Z"), m2: {}, m3: { service: true }, m4: made("lately") } },
    {
      findings: [],
      clean: 1,
      unknown: [
        ["admin_user:m2", "when the administrator was made is not told"],
        ["admin_user:m3", "when the service account was made is not told"],
        ["admin_user:m4", "when the administrator was made is not told"],
      ],
    },
  ],
  [
    "is not run without administrators",
    { admins: { m1: made("2026-11-22T00:00:00Z") }, without: ["admin_user"] },
    { findings: [], clean: 0, unknown: [], notRun: "administrators were not read (--without)" },
  ],
];

describe("the rule recent-admin", () => {
  it.each(cases)("%s", async (_, file, expected) => {
    expect(await judged(recentAdmin, file)).toEqual(expected);
  });
});
