import { describe, expect, it } from "vitest";
import type { AuditInputs } from "../../../src/audit/population.js";
import type { RosterPerson } from "../../../src/audit/roster.js";
import { suspendedStillAssigned } from "../../../src/audit/rules/suspended-still-assigned.js";
import type { SmallFile } from "../../support/small-sync-file.js";
import { type Judged, judged, resultOf } from "../judged.js";

const clean = (count: number): Judged => ({ findings: [], clean: count, unknown: [] });
const found = (severity: string, detail: string): Judged => ({
  findings: [["user:u1", severity, detail]],
  clean: 0,
  unknown: [],
});
/** Of a rule that can judge nobody, the reason is why it is not run. */
const unknown = (reason: string): Judged => ({ ...clean(0), unknown: [["user:u1", reason]], notRun: reason });

/** Ada is suspended, in a group with an app, and has another app herself. */
const ada: SmallFile = {
  users: { u1: { state: "suspended" } },
  groups: { g1: { name: "Engineering" } },
  apps: { a1: { name: "Slack" }, a2: { name: "AWS Prod" } },
  members: "g1: u1",
  bound: "a1: g1",
  direct: "a2: u1",
};

const suspendedSince = (since: string, from = since): AuditInputs => ({
  suspensions: { from: new Date(from), since: () => new Date(since) },
});
const someone = {
  line: 7,
  email: undefined,
  employeeId: undefined,
  name: undefined,
  isTerminated: false,
  because: 'status "Left"',
};
const rosterOf = (person: Partial<RosterPerson> | undefined): AuditInputs => ({
  roster: { find: () => person && { ...someone, ...person } },
});
const admin = { admins: { m1: { user: "u1" } }, roles: { r1: { name: "Help Desk" } }, holds: "r1: m1" };
const groupLost = { gaps: [{ list: "memberships", resourceType: "group", id: "g1" }], incomplete: ["group"] };

interface Given {
  inputs?: AuditInputs;
  privileged?: readonly string[];
}

const cases: [name: string, file: SmallFile, given: Given, expected: Judged][] = [
  ["tells of a suspended user in groups and apps", ada, {}, found("info", "suspended, 2 apps, 1 group")],
  [
    "tells of groups alone",
    { users: { u1: { state: "suspended" } }, groups: { g1: {}, g2: {} }, members: "g1: u1; g2: u1" },
    {},
    found("info", "suspended, 2 groups"),
  ],
  [
    "is critical with an administrator account that is enabled",
    { ...ada, ...admin },
    {},
    found(
      "critical",
      "suspended, administrator enabled (Help Desk) with a password of its own, 2 apps, 1 group",
    ),
  ],
  [
    "is critical with one that was made from the user, whose API key may be in use",
    {
      ...ada,
      admins: { m1: { user: "u1", linkBasis: "user_admin_id", profile: { api_key_set: true } } },
    },
    {},
    found(
      "critical",
      "suspended, administrator enabled, made from this user, its API key still works, 2 apps, 1 group",
    ),
  ],
  [
    "is not with one that is suspended too",
    { ...ada, admins: { m1: { user: "u1", state: "suspended" } } },
    {},
    found("info", "suspended, 2 apps, 1 group"),
  ],
  [
    "is high with something privileged, direct or inherited",
    ada,
    { privileged: ["Slack", "AWS*"] },
    found("high", "suspended, 2 privileged (Slack and AWS Prod), 2 apps, 1 group"),
  ],
  [
    "is high where every sync for 30 days shows it",
    ada,
    { inputs: suspendedSince("2026-10-24T02:00:03Z") },
    found("high", "suspended over 30 days, 2 apps, 1 group"),
  ],
  [
    "is not a second earlier",
    ada,
    { inputs: suspendedSince("2026-10-24T02:00:04Z") },
    found("info", "suspended, 2 apps, 1 group"),
  ],
  [
    "is high where the roster says that the person left",
    ada,
    { inputs: rosterOf({ isTerminated: true }) },
    found("high", "suspended, left (roster), 2 apps, 1 group"),
  ],
  [
    "counts what may not be all as at least that",
    { ...ada, ...groupLost },
    {},
    found("info", "suspended, at least 2 apps, 1 group"),
  ],
  [
    "lets pass who has nothing, who is enabled, and who is about to begin",
    {
      users: { u1: { state: "suspended" }, u2: {}, u3: { state: "staged" } },
      groups: { g1: {} },
      members: "g1: u2 u3",
    },
    {},
    clean(3),
  ],
  [
    "does not know where memberships may be missing and nothing was found",
    { users: { u1: { state: "suspended" } }, groups: { g1: {} }, ...groupLost },
    {},
    unknown("group:g1: 3 counted, 2 came"),
  ],
  [
    "does not know where apps were not read and nothing was found",
    { users: { u1: { state: "suspended" } }, groups: { g1: {} }, without: ["app"] },
    {},
    unknown("app: not read (--without)"),
  ],
  [
    "does not know where the status is not told",
    { ...ada, users: { u1: { state: "not told" } } },
    {},
    unknown("its status is not known"),
  ],
  ["is not run where there are no users", {}, {}, { ...clean(0), notRun: "there are no users" }],
];

describe("the rule suspended-still-assigned", () => {
  it.each(cases)("%s", async (_, file, given, expected) => {
    expect(await judged(suspendedStillAssigned, file, given)).toEqual(expected);
  });

  const noGround =
    "no administrator account is known to be enabled, nothing is privileged, and neither a long suspension nor that the person left is known";
  const noHistory = "for how long: no older sync files were given";
  const noRoster = "whether the person left: no roster was given";
  const observations: [name: string, file: SmallFile, inputs: AuditInputs, expected: object][] = [
    [
      "that it is only info because nothing was given",
      ada,
      {},
      { because: [noGround], notKnown: [noHistory, noRoster] },
    ],
    [
      "that older files do not reach back far enough",
      ada,
      { ...suspendedSince("2026-11-10T02:00:00Z"), ...rosterOf(undefined) },
      {
        since: "2026-11-10T02:00:00.000Z",
        because: [noGround],
        notKnown: [
          "for how long: the older sync files reach back to 2026-11-10 only",
          "whether the person left: the roster does not have the person",
        ],
      },
    ],
    [
      "since when, and nothing unknown where all is known",
      ada,
      { ...suspendedSince("2026-11-20T02:00:00Z", "2026-10-20T02:00:00Z"), ...rosterOf({}) },
      { since: "2026-11-20T02:00:00.000Z", because: [noGround], notKnown: [] },
    ],
    [
      "all grounds of its severity",
      ada,
      { ...suspendedSince("2026-10-01T02:00:00Z"), ...rosterOf({ isTerminated: true }) },
      {
        since: "2026-10-01T02:00:00.000Z",
        because: [
          "suspended over 30 days: in every sync since 2026-10-01 that tells of the user",
          "the roster says that the person left (line 7)",
        ],
        notKnown: [],
      },
    ],
    [
      "that an administrator account may be missing",
      { ...ada, without: ["admin_user"] },
      {},
      {
        because: [noGround],
        notKnown: ["administrator accounts: admin_user: not read (--without)", noHistory, noRoster],
      },
    ],
    [
      "what the administrator account can do",
      { ...ada, ...admin },
      {},
      {
        because: [
          "an administrator account of the same person: administrator enabled (Help Desk) with a password of its own",
        ],
        notKnown: [],
      },
    ],
    [
      "that what is missing could be more",
      { ...ada, ...groupLost },
      {},
      { because: [noGround], notKnown: [noHistory, noRoster], maybeMore: "group:g1: 3 counted, 2 came" },
    ],
  ];

  it.each(observations)("observes %s", async (_, file, inputs, expected) => {
    const { findings } = await resultOf(suspendedStillAssigned, file, { inputs });
    expect(findings.map(({ observed }) => observed)).toEqual([
      { state: "suspended", apps: 2, groups: 1, ...expected },
    ]);
  });
});
