import { describe, expect, it } from "vitest";
import { timeText } from "../../../src/export/columns/time-form.js";

describe("how a time is written", () => {
  it.each([
    ["2026-11-23T02:00:03.123Z", "2026-11-23", "11/23/2026", "2026-11-23T02:00:03Z"],
    ["2026-11-23T23:30:00-05:00", "2026-11-24", "11/24/2026", "2026-11-24T04:30:00Z"],
    ["2026-11-23", "2026-11-23", "11/23/2026", "2026-11-23"],
    ["soon", "soon", "soon", "soon"],
    ["2026-02-31T00:00:00Z", "2026-02-31T00:00:00Z", "2026-02-31T00:00:00Z", "2026-02-31T00:00:00Z"],
  ])("%s", (text, day, american, seconds) => {
    expect(timeText(text, "YYYY-MM-DD")).toBe(day);
    expect(timeText(text, "MM/DD/YYYY")).toBe(american);
    expect(timeText(text, "seconds")).toBe(seconds);
  });
});
