import { describe, expect, it } from "vitest";
import { sinceValue } from "../../../src/cli/diff/since.js";

// A Wednesday.
const now = new Date("2026-11-25T09:30:00Z");

describe("--since", () => {
  it.each([
    ["7d", "2026-11-18T09:30:00.000Z"],
    ["36h", "2026-11-23T21:30:00.000Z"],
    ["monday", "2026-11-23T00:00:00.000Z"],
    ["Mon", "2026-11-23T00:00:00.000Z"],
    ["wednesday", "2026-11-25T00:00:00.000Z"],
    ["thursday", "2026-11-19T00:00:00.000Z"],
    ["sunday", "2026-11-22T00:00:00.000Z"],
    ["2026-10-01", "2026-10-01T00:00:00.000Z"],
    ["2026-10-01T06:00:00+02:00", "2026-10-01T04:00:00.000Z"],
  ])("%s is %s", (text, time) => {
    expect(sinceValue(text)(now).toISOString()).toBe(time);
  });

  it.each(["", "d7", "7", "7y", "2026-02-31", "yesterday", "2026-10-01T06:00:00"])(
    "%j is no time",
    (text) => {
      expect(() => sinceValue(text)).toThrow();
    },
  );
});
