import { describe, expect, it } from "vitest";
import {
  clockText,
  daysUntilText,
  dayText,
  elapsedText,
  minuteText,
  periodText,
  spanText,
} from "../../src/cli/time-text.js";

const night = new Date("2026-11-23T02:00:03Z");

describe("times", () => {
  it("are written in UTC", () => {
    expect([dayText(night), clockText(night), minuteText(night)]).toEqual([
      "23 Nov 2026",
      "02:00:03",
      "23 Nov 2026 02:00 UTC",
    ]);
  });

  it.each([
    ["2026-11-23T02:01:27Z", "23 Nov 2026 02:00:03 to 02:01:27 UTC"],
    ["2026-11-24T00:10:00Z", "23 Nov 2026 02:00:03 to 24 Nov 2026 00:10:00 UTC"],
  ])("a period that ends at %s names the second day only when it is another", (end, text) => {
    expect(periodText(night, new Date(end))).toBe(text);
  });
});

describe("spanText", () => {
  it.each([
    [-5000, "0 s"],
    [40_000, "40 s"],
    [12 * 60_000 + 59_000, "12 min"],
    [7 * 3_600_000, "7 h"],
    [47 * 3_600_000, "47 h"],
    [3 * 86_400_000, "3 days"],
  ])("writes %d ms as %s", (ms, text) => {
    expect(spanText(ms)).toBe(text);
  });
});

describe("elapsedText", () => {
  it.each([
    [0, "0:00"],
    [7900, "0:07"],
    [61_000, "1:01"],
    [3_729_000, "1:02:09"],
  ])("writes %d ms as %s", (ms, text) => {
    expect(elapsedText(ms)).toBe(text);
  });
});

describe("daysUntilText", () => {
  it.each([
    ["2026-12-04T01:00:00Z", "in 11 days"],
    ["2026-11-24T00:00:00Z", "in 1 day"],
    ["2026-11-23T23:59:00Z", "today"],
    ["2026-11-22T23:59:00Z", "1 day ago"],
    ["2026-11-20T12:00:00Z", "3 days ago"],
  ])("says of %s on 23 Nov: %s", (end, text) => {
    expect(daysUntilText(new Date(end), night)).toBe(text);
  });
});
