import { describe, expect, it } from "vitest";
import { sodConflict } from "../../../src/audit/rules/sod-conflict.js";
import type { SodExemption, SodRule } from "../../../src/audit/sod.js";
import { suppress } from "../../../src/audit/suppress.js";
import type { SmallFile } from "../../support/small-sync-file.js";
import { type Judged, judged, resultOf } from "../judged.js";

const payments: SodRule = {
  id: "pay",
  title: "Pays and approves",
  severity: "high",
  a: ["app:NetSuite*"],
  condition: "in",
  b: ["group:Approvers", "app:a9:access"],
  exempt: [],
};
const unseen: SodRule = {
  ...payments,
  id: "unseen",
  title: "Pays unseen",
  condition: "not_in",
  severity: "medium",
};
const exemption: SodExemption = {
  principal: "ada*",
  reason: "alone in the office",
  approvedBy: "cfo@example.com",
  expires: "2026-11-23",
};

const people = {
  users: { u1: { name: "Ada", email: "ada@example.com" }, u2: {}, u3: {}, u4: {} },
  groups: { g1: { name: "approvers" }, g2: {} },
  apps: { a1: { name: "NetSuite" }, a2: { name: "NetSuite Sandbox" }, a9: { name: "Banking" } },
  members: "g1: u1 u3; g2: u4",
  direct: "a1: u1 u2 u4; a9: u4",
  bound: "a2: g2",
};
const none: Judged = { findings: [], clean: 0, unknown: [] };

const cases: [name: string, sodRules: SodRule[], file: SmallFile, expected: Judged][] = [
  [
    "finds who has one of both, however they hold it",
    [payments],
    people,
    {
      findings: [
        ["user:u1", "high", "Pays and approves: NetSuite together with approvers"],
        ["user:u4", "high", "Pays and approves: NetSuite and NetSuite Sandbox together with Banking"],
      ],
      clean: 2,
      unknown: [],
    },
  ],
  [
    "finds who has one without the other, each rule for itself",
    [payments, unseen],
    people,
    {
      findings: [
        ["user:u1", "high", "Pays and approves: NetSuite together with approvers"],
        ["user:u4", "high", "Pays and approves: NetSuite and NetSuite Sandbox together with Banking"],
        ["user:u2", "medium", "Pays unseen: NetSuite with none of group:Approvers and app:a9:access"],
      ],
      clean: 5,
      unknown: [],
    },
  ],
  [
    "takes all accounts of a person together, whatever their status",
    [{ ...payments, b: ["role:Help Desk"] }],
    {
      users: { u1: { state: "suspended" }, u2: {} },
      admins: { m1: { user: "u1" }, m2: {} },
      apps: { a1: { name: "NetSuite" } },
      roles: { r1: { name: "Help Desk" } },
      direct: "a1: u1 u2",
      holds: "r1: m1 m2",
    },
    {
      ...none,
      findings: [["user:u1", "high", "Pays and approves: NetSuite together with Help Desk"]],
      clean: 2,
    },
  ],
  [
    "takes one thing that both sides mean for no two",
    [{ ...payments, b: ["*Sandbox"] }],
    { ...people, direct: "a1: u1; a2: u1 u2" },
    {
      ...none,
      findings: [["user:u1", "high", "Pays and approves: NetSuite together with NetSuite Sandbox"]],
      clean: 3,
    },
  ],
  [
    "knows nobody where a side means nothing in the file, each rule for itself",
    [{ ...payments, a: ["app:NetSiute"] }, payments],
    { ...people, direct: "a1: u1" },
    {
      findings: [["user:u1", "high", "Pays and approves: NetSuite together with approvers"]],
      clean: 3,
      unknown: ["user:u1", "user:u2", "user:u3", "user:u4"].map((key) => [
        key,
        "pay: a matches nothing in the file: app:NetSiute",
      ]),
    },
  ],
  [
    "convicts nobody of lacking what is not in the file, and is not run with no other rule",
    [{ ...unseen, b: ["Aprovers", "app:a8:access"] }],
    { users: { u1: {} }, apps: { a1: { name: "NetSuite" } }, direct: "a1: u1" },
    {
      ...none,
      unknown: [["user:u1", "unseen: b matches nothing in the file: Aprovers and app:a8:access"]],
      notRun: "unseen: b matches nothing in the file: Aprovers and app:a8:access",
    },
  ],
  [
    "does not know who has one of both where the other list is not whole, and who has one alone that may be none",
    [payments, unseen],
    {
      ...people,
      incomplete: ["group"],
      gaps: [{ list: "memberships", resourceType: "group", id: "g1" }],
    },
    {
      findings: [
        ["user:u1", "high", "Pays and approves: NetSuite together with approvers"],
        ["user:u4", "high", "Pays and approves: NetSuite and NetSuite Sandbox together with Banking"],
      ],
      clean: 4,
      unknown: [
        ["user:u2", "group:g1: 3 counted, 2 came"],
        ["user:u2", "group:g1: 3 counted, 2 came"],
      ],
    },
  ],
  [
    "does not know who has the other of both where the first list is not whole",
    [payments, unseen],
    {
      ...people,
      direct: "",
      bound: "",
      incomplete: ["app"],
      gaps: [{ list: "appUsers", resourceType: "app", id: "a1" }],
    },
    {
      ...none,
      clean: 4,
      unknown: [
        ["user:u1", "app:a1: 3 counted, 2 came"],
        ["user:u2", "app:a1: 3 counted, 2 came"],
        ["user:u3", "app:a1: 3 counted, 2 came"],
        ["user:u4", "app:a1: 3 counted, 2 came"],
      ],
    },
  ],
  [
    "needs no administrators for what is said to be groups and apps",
    [payments],
    { ...people, direct: "a1: u1", without: ["admin_user"] },
    {
      ...none,
      findings: [["user:u1", "high", "Pays and approves: NetSuite together with approvers"]],
      clean: 3,
    },
  ],
  [
    "does not know who may have a role that was not read",
    [{ ...payments, b: ["Approvers"] }],
    { ...people, direct: "a1: u1 u2", without: ["admin_user"] },
    {
      ...none,
      findings: [["user:u1", "high", "Pays and approves: NetSuite together with approvers"]],
      clean: 1,
      unknown: [
        ["user:u2", "admin_user: not read (--without)"],
        ["user:u4", "admin_user: not read (--without)"],
      ],
    },
  ],
  [
    "does not know who may have an administrator account that is not linked",
    [{ ...payments, b: ["role:Help Desk"] }],
    {
      ...people,
      admins: { m1: { email: "u2@example.com" } },
      roles: { r1: { name: "Help Desk" } },
      direct: "a1: u1 u2 u3",
      holds: "r1: m1",
      warnings: { ambiguous_admin_link: ["admin_user:m1"], dangling_admin_link: ["user:u1"] },
    },
    {
      ...none,
      clean: 2,
      unknown: [
        ["admin_user:m1", "several accounts could belong to one administrator"],
        ["user:u1", "JumpCloud names an administrator account of this user, which the file does not hold"],
        ["user:u2", "several accounts could belong to one administrator"],
      ],
    },
  ],
];

describe("the rule sod-conflict", () => {
  it.each(cases)("%s", async (_, sodRules, file, expected) => {
    expect(await judged(sodConflict, file, { inputs: { sodRules } })).toEqual(expected);
  });

  it.each([
    ["u1", "Ada"],
    ["user:u1", "Ada"],
    ["ADA@example.com", "Ada"],
    ["Ada", "Ada"],
    ["A?a", "Ada"],
    ["Dana (Ops)", "Dana (Ops)"],
  ])("exempts by %s", async (principal, name) => {
    const sodRules = [{ ...payments, exempt: [{ ...exemption, principal }] }];
    const users = { ...people.users, u1: { ...people.users.u1, name } };
    const { findings } = await resultOf(
      sodConflict,
      { ...people, users, direct: "a1: u1" },
      { inputs: { sodRules } },
    );
    expect(findings.map((finding) => finding.exemption?.expires)).toEqual([exemption.expires]);
  });

  it.each([
    ["2026-11-23T23:59:59Z", "suppressedBy"],
    ["2026-11-24T00:00:00Z", "suppressionEnded"],
  ])("suppresses who is exempt to the end of the last day: at %s it is %s", async (time, mark) => {
    const exempt = ["2025-12-31", "2026-11-23"].map((expires) => ({ ...exemption, expires }));
    const now = new Date(time);
    const inputs = { sodRules: [{ ...payments, exempt }] };
    const result = await resultOf(sodConflict, { ...people, direct: "a1: u1 u3" }, { inputs, now });
    const { rules } = suppress([result], [], { now, account: () => undefined, resource: () => undefined });
    const detail = "Pays and approves: NetSuite together with approvers";
    expect(rules[0]?.findings).toMatchObject([
      { subject: { key: "user:u1" }, detail, [mark]: exemption },
      { subject: { key: "user:u3" }, detail },
    ]);
    expect(rules[0]?.findings.map((finding) => mark in finding)).toEqual([true, false]);
  });

  it.each([{}, { sodRules: [] }])("is not run with %j", async (inputs) => {
    const expected = { ...none, notRun: "no rules were given (--sod)" };
    expect(await judged(sodConflict, people, { inputs })).toEqual(expected);
  });
});
