import { describe, expect, it } from "vitest";
import { itemOf } from "../../support/closed-review.js";
import {
  ASKED,
  type Case,
  expectedOf,
  group,
  inGroup,
  nobody,
  slackThroughGroups,
  toldOf,
  withSlack,
} from "./proven-row.js";

const there = { there: true, said: [["remove", group]], after: inGroup } as const;
const start = "to be removed and still there:";
const administration = {
  ...itemOf("m1", "a1", { kind: "administration" }),
  entitlement: "app:jumpcloud_administration:access",
};
const console_ = { fate: "console", open: "console", there: true };
const notAsked = { why: `${start} never asked of JumpCloud`, fate: "remove", open: "not asked" };
const byRule = { why: `${start} a rule decides who is in the group`, fate: "rule", open: "rule" };
const heldBack = {
  why: `${start} held back, since the person would lose Slack, which boss@example.com kept`,
  fate: "held back",
  open: "held back",
};

const waiting = {
  why: `${start} held back, since the person would lose Slack, of which nobody has said yet whether it is kept (boss@example.com was asked)`,
  fate: "waiting",
  open: "waiting",
};

const cases: Case[] = [
  { ...there, ...notAsked },
  {
    ...there,
    why: `${start} not done on ${ASKED}: JumpCloud answered 403 (no)`,
    fate: "remove",
    open: "not done",
    asked: [["g1", "not done"]],
  },
  {
    ...there,
    why: `${start} not done on ${ASKED}: JumpCloud gave no answer`,
    fate: "remove",
    open: "not done",
    asked: [["g1", "refused"]],
  },
  {
    ...there,
    why: `removed by jc-connector on ${ASKED}, and there again: somebody granted it again`,
    fate: "came back",
    open: "came back",
    asked: [["g1", "done"]],
  },
  {
    ...there,
    why: `found gone by jc-connector on ${ASKED}, and there again: somebody granted it again`,
    fate: "came back",
    open: "came back",
    asked: [["g1", "already so"]],
  },
  {
    ...there,
    why: `${start} not done on ${ASKED}: JumpCloud answered 403 (no); it was removed on ${ASKED}, and somebody granted it again`,
    fate: "came back",
    open: "not done",
    asked: [
      ["g1", "done"],
      ["g1", "not done"],
    ],
  },
  ...(["unknown", "open"] as const).map((result) => ({
    ...there,
    why: `to be removed and still there: nobody knows what came of it when jc-connector asked on ${ASKED}`,
    fate: "remove",
    open: "not settled",
    asked: [["g1", result] as const],
  })),
  { ...there, ...byRule, said: [["remove", { ...group, isByRule: true }]] },
  { ...there, ...byRule, after: { ...inGroup, groups: { g1: { dynamic: true } } } },
  {
    ...console_,
    why: `${start} an administrator's rights are ended at the console alone`,
    said: [["remove", itemOf("m1", "r1")]],
    after: { ...nobody, holds: "r1: m1" },
  },
  {
    ...console_,
    why: `${start} an administrator's rights are ended at the console alone`,
    said: [["remove", administration]],
  },
  {
    ...there,
    ...heldBack,
    said: [
      ["remove", group],
      ["keep", slackThroughGroups],
    ],
    after: withSlack,
  },
  {
    ...there,
    ...waiting,
    said: [["remove", group]],
    silent: [slackThroughGroups],
    after: withSlack,
  },
  {
    ...there,
    ...notAsked,
    said: [
      ["remove", group],
      ["not mine", slackThroughGroups],
    ],
    after: withSlack,
  },
  {
    ...there,
    ...notAsked,
    said: [
      ["remove", group],
      ["keep", slackThroughGroups],
    ],
    after: { ...withSlack, direct: "a1: u1" },
  },
  {
    ...there,
    ...heldBack,
    said: [
      ["remove", group],
      ["remove", itemOf("u1", "g2")],
      ["keep", slackThroughGroups],
    ],
    after: { ...nobody, members: "g1: u1; g2: u1", bound: "a1: g1 g2" },
  },
  {
    ...there,
    ...notAsked,
    said: [
      ["remove", group],
      ["keep", itemOf("u1", "a1")],
    ],
    after: { ...inGroup, direct: "a1: u1" },
  },
];

describe("what became of a removal that is still there", () => {
  it.each(cases)("$why ($asked)", async (one) => {
    expect(await toldOf(one)).toEqual(expectedOf(one));
  });
});
