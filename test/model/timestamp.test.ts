import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalTimestamp } from "../../src/model/timestamp.js";

describe("canonicalTimestamp", () => {
  it.each([
    ["2021-03-04T05:06:07Z", "2021-03-04T05:06:07Z"],
    ["2021-03-04T05:06:07.000Z", "2021-03-04T05:06:07Z"],
    ["2021-03-04T05:06:07.5Z", "2021-03-04T05:06:07.500Z"],
    ["2021-03-04T05:06:07.250000Z", "2021-03-04T05:06:07.250Z"],
    ["2021-03-04T05:06:07.0001Z", "2021-03-04T05:06:07.000100Z"],
    ["2021-03-04T05:06:07.000000001Z", "2021-03-04T05:06:07.000000001Z"],
    ["2021-03-04T05:06:07.1234567891Z", "2021-03-04T05:06:07.123456789Z"],
    ["2021-03-04t05:06:07z", "2021-03-04T05:06:07Z"],
    ["2021-03-04T01:06:07.1+02:00", "2021-03-03T23:06:07.100Z"],
    ["2021-12-31T23:30:00-01:00", "2022-01-01T00:30:00Z"],
    ["0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"],
    ["9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"],
    ["2024-02-29T00:00:00Z", "2024-02-29T00:00:00Z"],
  ])("prints %s as %s", (text, canonical) => {
    expect(canonicalTimestamp(text)).toBe(canonical);
  });

  it.each([
    "",
    "yesterday",
    "2021-03-04",
    "2021-03-04T05:06:07",
    "2021-03-04 05:06:07Z",
    "2021-02-29T00:00:00Z",
    "2021-02-31T00:00:00Z",
    "2021-13-01T00:00:00Z",
    "2021-03-04T24:00:00Z",
    "2021-03-04T05:06:60Z",
    "2021-03-04T05:06:07+24:00",
    "2021-03-04T05:06:07+01:60",
    "0000-12-31T00:00:00Z",
    "0001-01-01T00:00:00+01:00",
    "9999-12-31T23:59:59-01:00",
    "10000-01-01T00:00:00Z",
  ])("refuses %j", (text) => {
    expect(canonicalTimestamp(text)).toBeUndefined();
  });

  it("changes no instant, and nothing that it made itself", () => {
    const years = { min: new Date("0001-01-02T00:00:00Z"), max: new Date("9999-12-30T00:00:00Z") };
    fc.assert(
      fc.property(fc.date({ ...years, noInvalidDate: true }), (date) => {
        const canonical = canonicalTimestamp(date.toISOString());
        expect(new Date(canonical ?? "").getTime()).toBe(date.getTime());
        expect(canonicalTimestamp(canonical ?? "")).toBe(canonical);
      }),
    );
  });
});
