import { describe, expect, it } from "vitest";
import { mfaExcluded } from "../../../src/audit/rules/mfa-excluded.js";
import type { SmallUser } from "../../support/small-organization.js";
import type { SmallFile } from "../../support/small-sync-file.js";
import { type Judged, judged } from "../judged.js";

const clean = (count: number): Judged => ({ findings: [], clean: count, unknown: [] });
const found = (severity: string, detail: string): Judged => ({
  findings: [["user:u1", severity, detail]],
  clean: 0,
  unknown: [],
});

/** Excluded until then. Expiries are measured at 2026-11-23T09:00:00Z. */
const until = (time: string, user: SmallUser = {}): SmallFile => ({
  users: { u1: { ...user, profile: { mfa_excluded: true, mfa_excluded_until: time } } },
});
const notTold = "whether the user is excluded from MFA is not told";

const cases: [name: string, file: SmallFile, expected: Judged][] = [
  [
    "finds an exclusion that ends",
    until("2026-11-23T09:00:01Z"),
    found("medium", "excluded from MFA, until 2026-11-23"),
  ],
  [
    "is high when its end is past",
    until("2026-11-23T09:00:00Z"),
    found("high", "excluded from MFA, although it ended on 2026-11-23"),
  ],
  [
    "is high without an end",
    { users: { u1: { mfaExcluded: true } } },
    found("high", "excluded from MFA, no end date"),
  ],
  [
    "is medium where the end cannot be read, by us",
    until("when the phone is back"),
    found("medium", "excluded from MFA, its end date cannot be read"),
  ],
  [
    "is medium where the end cannot be read, by the sync",
    { users: { u1: { mfaExcluded: true } }, warnings: { invalid_time: ["user:u1"] } },
    found("medium", "excluded from MFA, its end date cannot be read"),
  ],
  [
    "is low when the user is disabled",
    until("2026-12-01T00:00:00Z", { state: "suspended" }),
    found("low", "suspended, excluded from MFA, until 2026-12-01"),
  ],
  [
    "lets pass who is said not to be excluded",
    { users: { u1: { profile: { mfa_excluded: false } }, u2: { profile: { mfa_excluded: false } } } },
    clean(2),
  ],
  [
    "does not know where nothing is said of it, whatever is known of MFA",
    { users: { u1: { profile: { mfa_excluded: false } }, u2: {}, u3: { mfa: true }, u4: { mfa: false } } },
    {
      ...clean(1),
      unknown: [
        ["user:u2", notTold],
        ["user:u3", notTold],
        ["user:u4", notTold],
      ],
    },
  ],
  [
    "is not run where nothing is said of anybody",
    { users: { u1: {} } },
    { ...clean(0), unknown: [["user:u1", notTold]], notRun: notTold },
  ],
];

describe("the rule mfa-excluded", () => {
  it.each(cases)("%s", async (_, file, expected) => {
    expect(await judged(mfaExcluded, file)).toEqual(expected);
  });
});
