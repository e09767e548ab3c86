import { describe, expect, it } from "vitest";
import { reportTime } from "../../src/reconcile/report-time.js";

describe("a time in a report", () => {
  it.each([
    ["2024-05-06T07:08:09Z", "2024-05-06T07:08:09.000Z"],
    ["2024-05-06T07:08:09.123456789Z", "2024-05-06T07:08:09.123Z"],
    [" 2024-05-06 07:08:09.5 UTC ", "2024-05-06T07:08:09.500Z"],
    ["2024-05-06t07:08:09z", "2024-05-06T07:08:09.000Z"],
    ["2024-05-06T07:08:09+02:00", "2024-05-06T05:08:09.000Z"],
    ["2024-05-06 07:08:09 -0230", "2024-05-06T09:38:09.000Z"],
    ["2024-05-06 07:08:09+00", "2024-05-06T07:08:09.000Z"],
    ["2024-05-06 07:08:09", "2024-05-06T07:08:09.000Z"],
  ])("%j is %s", (text, time) => {
    expect(new Date(Number(reportTime(text))).toISOString()).toBe(time);
  });

  it.each(["", "  ", "-", "null", "N/A", "None", "never"])("%j is none", (text) => {
    expect(reportTime(text)).toBeUndefined();
  });

  it.each([
    "5/6/2024 7:08",
    "2024-05-06",
    "06.05.2024 07:08:09",
    "2024-02-30T00:00:00Z",
    "1714979289",
    "yesterday",
  ])("%j cannot be read, and is not guessed", (text) => {
    expect(reportTime(text)).toBe("unreadable");
  });
});
