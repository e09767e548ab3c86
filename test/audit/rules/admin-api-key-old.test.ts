import { describe, expect, it } from "vitest";
import { adminApiKeyOld } from "../../../src/audit/rules/admin-api-key-old.js";
import type { SmallAdmin } from "../../support/small-organization.js";
import type { SmallFile } from "../../support/small-sync-file.js";
import { type Judged, judged } from "../judged.js";

/** Expiries are measured at 2026-11-23T09:00:00Z. */
const key = (expiresAt?: string, admin: SmallAdmin = {}): SmallAdmin => ({
  ...admin,
  profile: { api_key_set: true, ...(expiresAt !== undefined && { api_key_expires_at: expiresAt }) },
});
const noKey: SmallAdmin = { profile: { api_key_set: false } };
const unread = "the end date of its API key cannot be read";

const cases: [name: string, file: SmallFile, expected: Judged][] = [
  [
    "finds a key without an end date",
    { admins: { m1: key() }, roles: { r1: { name: "Manager" } }, holds: "r1: m1" },
    {
      findings: [["admin_user:m1", "medium", "API key set, no end date is told (Manager)"]],
      clean: 0,
      unknown: [],
    },
  ],
  [
    "finds, as low, one whose end is past",
    { admins: { m1: key("2026-11-23T09:00:00Z") } },
    { findings: [["admin_user:m1", "low", "API key set, ended on 2026-11-23"]], clean: 0, unknown: [] },
  ],
  [
    "lets pass a key that ends, no key, who is suspended, and service accounts",
    {
      admins: {
        m1: key("2026-11-23T09:00:01Z"),
        m2: noKey,
        m3: key(undefined, { state: "suspended" }),
        m4: key(undefined, { service: true }),
        m5: { ...noKey, state: "not told" },
      },
    },
    { findings: [], clean: 4, unknown: [] },
  ],
  [
    "does not know where a key, the status or the end date is not told",
    {
      admins: {
        m1: noKey,
        m2: {},
        m3: key(undefined, { state: "not told" }),
        m4: key("in spring"),
        m5: key(),
      },
      warnings: { invalid_time: ["admin_user:m5"] },
    },
    {
      findings: [],
      clean: 1,
      unknown: [
        ["admin_user:m2", "whether an API key is set is not told"],
        ["admin_user:m3", "its status is not known"],
        ["admin_user:m4", unread],
        ["admin_user:m5", unread],
      ],
    },
  ],
  [
    "is not run without administrators",
    { admins: { m1: key() }, without: ["admin_user"] },
    { findings: [], clean: 0, unknown: [], notRun: "administrators were not read (--without)" },
  ],
];

describe("the rule admin-api-key-old", () => {
  it.each(cases)("%s", async (_, file, expected) => {
    expect(await judged(adminApiKeyOld, file)).toEqual(expected);
  });
});
