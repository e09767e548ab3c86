import { describe, expect, it } from "vitest";
import { nearestNames, perhaps } from "../../../src/export/columns/nearest.js";

const names = ["email", "email_domain_class", "username", "resource_name", "grant_type", "grant_id", "path"];

describe("the nearest of some names", () => {
  it.each([
    ["emial", ["email"]],
    ["EMAIL", ["email"]],
    ["user_name", ["username"]],
    ["resourcename", ["resource_name"]],
    ["grant_tpe", ["grant_type"]],
    ["e-mail-domain-class", ["email_domain_class"]],
    ["department", []],
    ["", []],
  ])("%j: %j", (typed, nearest) => {
    expect(nearestNames(typed, names)).toEqual(nearest);
  });

  it("are at most three, and nothing is said where there are none", () => {
    expect(perhaps("aa", ["ab", "ac", "ad", "ae"])).toBe(": perhaps ab or ac or ad");
    expect(perhaps("colour", ["path"])).toBe("");
  });
});
