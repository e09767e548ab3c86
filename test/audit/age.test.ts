import { describe, expect, it } from "vitest";
import { ageMs, dayOf } from "../../src/audit/age.js";

const at = new Date("2026-11-23T02:00:03Z");

describe("the age of what a file tells", () => {
  it.each([
    ["2026-11-23T02:00:02Z", 1000],
    ["2026-11-23T02:00:03.000000001Z", 0],
    ["2026-11-23T02:00:05Z", -2000],
    ["2025-11-23T02:00:03Z", 31_536_000_000],
    ["lately", undefined],
    [undefined, undefined],
  ])("of %s is %j ms", (time, expected) => {
    expect(ageMs(time, at)).toBe(expected);
  });

  it("has days in UTC", () => {
    expect([dayOf("2026-11-23T23:59:59+00:00"), dayOf(new Date("2026-11-24T00:30:00+02:00"))]).toEqual([
      "2026-11-23",
      "2026-11-23",
    ]);
  });
});
