import { describe, expect, it } from "vitest";
import { isInForce } from "../../src/audit/last-day.js";

describe("what was approved for a time", () => {
  it.each([
    ["2026-11-22T23:59:59.999Z", true],
    ["2026-11-23T00:00:00Z", true],
    ["2026-11-23T23:59:59.999Z", true],
    ["2026-11-24T00:00:00Z", false],
    ["2026-11-24T01:00:00+02:00", true],
  ])("until 23 November holds at %s: %s", (time, expected) => {
    expect(isInForce({ expires: "2026-11-23" }, new Date(time))).toBe(expected);
  });
});
