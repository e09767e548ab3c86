import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitText } from "../../src/model/text.js";

describe("fitText", () => {
  it.each([
    ["abc", 3, "abc"],
    ["abcd", 3, "abc"],
    ["äöü", 4, "äö"],
    ["äöü", 5, "äö"],
    ["a\u{1f600}b", 4, "a"],
    ["a\u{1f600}b", 5, "a\u{1f600}"],
    ["\ud83d", 10, "\ufffd"],
    ["\ud83d", 2, ""],
    ["", 0, ""],
  ])("makes %j fit %i bytes", (text, bytes, fitted) => {
    expect(fitText(text, bytes)).toBe(fitted);
  });

  it("gives the longest well-formed beginning that fits", () => {
    const anyUnits = fc.string({ unit: fc.constantFrom("a", "ä", "€", "\u{1f600}", "\ud83d", "\ude00") });
    fc.assert(
      fc.property(anyUnits, fc.nat(30), (text, bytes) => {
        const fitted = fitText(text, bytes);
        const whole = text.toWellFormed();
        expect(whole.startsWith(fitted)).toBe(true);
        expect(fitted.isWellFormed()).toBe(true);
        expect(Buffer.byteLength(fitted)).toBeLessThanOrEqual(bytes);
        const [next = ""] = whole.slice(fitted.length);
        const rest = next === "" ? "" : String.fromCodePoint(whole.codePointAt(fitted.length) ?? 0);
        expect(rest === "" || Buffer.byteLength(fitted + rest) > bytes).toBe(true);
      }),
    );
  });
});
