import { describe, expect, it } from "vitest";
import { untilTime } from "../../../src/cli/provision/until.js";

const now = new Date("2026-12-01T20:00:00Z");

describe("--until", () => {
  it.each([
    ["8h", "2026-12-02T04:00:00.000Z"],
    ["90m", "2026-12-01T21:30:00.000Z"],
    ["90d", "2027-03-01T20:00:00.000Z"],
    ["2026-12-01", "2026-12-02T00:00:00.000Z"],
    ["2026-12-01T22:00:00+01:00", "2026-12-01T21:00:00.000Z"],
    ["2026-12-01T20:00:01Z", "2026-12-01T20:00:01.000Z"],
  ])("%s is %s", (text, time) => {
    expect(untilTime(text, now)).toBe(time);
  });

  it.each([
    ["0h", "is no time to come"],
    ["2026-11-30", "is no time to come"],
    ["2026-12-01T20:00:00Z", "is no time to come"],
    ["91d", "is more than 90 days ahead"],
    ["2027-03-02", "is more than 90 days ahead"],
    ["999999w", "is more than 90 days ahead"],
    ["2026-02-31", "is no span"],
    ["8", "is no span"],
    ["-8h", "is no span"],
    ["", "is no span"],
  ])("%j is refused: it %s", (text, said) => {
    expect(() => untilTime(text, now)).toThrow(said);
  });
});
