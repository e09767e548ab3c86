import { InvalidArgumentError } from "commander";
import { describe, expect, it } from "vitest";
import { maxDropValue } from "../../src/cli/max-drop.js";

const limits = (byKind: Record<string, object>, emptied?: number) => ({
  byKind: new Map(Object.entries(byKind)),
  ...(emptied !== undefined && { emptied }),
});

describe("maxDropValue", () => {
  it.each([
    ["user=5%", limits({ user: { percent: 5 } })],
    ["admin_user=1", limits({ admin_user: { count: 1 } })],
    ["user=0.5%,other=100%", limits({ user: { percent: 0.5 }, other: { percent: 100 } })],
    ["other=20%,user=0", limits({ other: { percent: 20 }, user: { count: 0 } })],
    [" user = 5% , appGroups=3 ", limits({ user: { percent: 5 }, appGroups: { count: 3 } })],
    ["emptied=12", limits({}, 12)],
    ["none", "none"],
  ])("reads %j", (text, expected) => {
    expect(maxDropValue(text)).toEqual(expected);
  });

  it("adds what is given again, in any order", () => {
    const together = maxDropValue("other=30%,emptied=9,user=20%");
    expect(maxDropValue("user=20%", maxDropValue("emptied=9,other=30%"))).toEqual(together);
    expect(maxDropValue("other=30%,emptied=9", maxDropValue("user=20%"))).toEqual(together);
  });

  it.each([
    [
      "users=5%",
      '"users" is none of user, admin_user, group, app, role, memberships, appUsers, appGroups, other, emptied.',
    ],
    ["user=150%", '"user=150%": a percentage goes from 0% to 100%.'],
    ["user=-5%", '"user=-5%": a percentage goes from 0% to 100%.'],
    ["user=%", '"user=%": a percentage goes from 0% to 100%.'],
    ["user=-5", '"user=-5": give a number such as 3, or a percentage such as 5%.'],
    ["user=many", '"user=many": give a number such as 3, or a percentage such as 5%.'],
    ["user=1.5", '"user=1.5": give a number such as 3, or a percentage such as 5%.'],
    ["emptied=5%", '"emptied=5%": give a number such as 3.'],
    ["user=5%,user=6%", '"user" is given twice.'],
    ["emptied=1,emptied=2", '"emptied" is given twice.'],
    ["", "Give a list such as user=5%,admin_user=1,other=20%."],
    ["5%", "Give a list such as user=5%,admin_user=1,other=20%."],
    ["user=", "Give a list such as user=5%,admin_user=1,other=20%."],
    ["user=5%,", "Give a list such as user=5%,admin_user=1,other=20%."],
    ["none,user=5%", "Give a list such as user=5%,admin_user=1,other=20%."],
  ])("refuses %j", (text, message) => {
    expect(() => maxDropValue(text)).toThrow(new InvalidArgumentError(message));
  });

  it.each<[string, string, string]>([
    ["user=5%", "user=6%", '"user" is given twice.'],
    ["user=5%", "none", '"none" goes with no other limit.'],
    ["none", "user=5%", '"none" goes with no other limit.'],
    ["none", "none", '"none" goes with no other limit.'],
  ])("refuses %j and then %j", (first, second, message) => {
    expect(() => maxDropValue(second, maxDropValue(first))).toThrow(new InvalidArgumentError(message));
  });
});
