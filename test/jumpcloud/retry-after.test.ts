import { describe, expect, it } from "vitest";
import { retryAfterMs } from "../../src/jumpcloud/retry-after.js";

const now = Date.parse("2026-11-23T02:00:00Z");
const date = "Mon, 23 Nov 2026 05:00:00 GMT";

describe("Retry-After", () => {
  it.each<[string, Record<string, string>, number | undefined]>([
    ["seconds", { "retry-after": "30" }, 30_000],
    ["none to wait", { "retry-after": " 0 " }, 0],
    ["a part of a second", { "retry-after": "1.5" }, 1500],
    ["a day", { "retry-after": "86400" }, 86_400_000],
    ["more seconds than there will be", { "retry-after": "1000000000000" }, 1e15],
    ["more digits than a number has", { "retry-after": "9".repeat(400) }, Number.POSITIVE_INFINITY],
    ["a date", { "retry-after": "Mon, 23 Nov 2026 02:00:10 GMT" }, 10_000],
    ["a date, by the clock of JumpCloud", { "retry-after": "Mon, 23 Nov 2026 05:00:10 GMT", date }, 10_000],
    ["a date that is past", { "retry-after": "Mon, 23 Nov 2026 01:00:00 GMT" }, 0],
    ["a date as RFC 850 wrote it", { "retry-after": "Monday, 23-Nov-26 02:00:10 GMT" }, 10_000],
    ["a date as C writes it, in GMT", { "retry-after": "Mon Nov 23 02:00:10 2026" }, 10_000],
    [
      "a date in the year 9999",
      { "retry-after": "Fri, 31 Dec 9999 23:59:59 GMT", date: "" },
      251_606_901_599_000,
    ],
    [
      "a date against a Date that is none",
      { "retry-after": "Mon, 23 Nov 2026 02:00:10 GMT", date: "now" },
      10_000,
    ],
    ["nothing that can be read", { "retry-after": "soon" }, undefined],
    ["a word and a year", { "retry-after": "later 9999" }, undefined],
    ["a weekday and no date", { "retry-after": "Monday" }, undefined],
    ["less than nothing", { "retry-after": "-5" }, undefined],
    ["what is no number", { "retry-after": "NaN" }, undefined],
    ["a number in another notation", { "retry-after": "1e3" }, undefined],
    ["two numbers", { "retry-after": "1, 2" }, undefined],
    ["nothing", { "retry-after": "" }, undefined],
    ["no header", {}, undefined],
  ])("of %s", (_, headers, ms) => {
    expect(retryAfterMs(new Map(Object.entries(headers)), now)).toBe(ms);
  });
});
