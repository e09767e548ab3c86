import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyGlob, starMatcher } from "../../src/access/glob.js";

const isMatch = (glob: string, text: string) => anyGlob([glob])([text]);

describe("a pattern of a name", () => {
  it.each([
    ["AWS*", "aws / Production", true],
    ["AW?", "AWS", true],
    ["AW?", "AW", false],
    ["A?B", "A😀B", true],
    ["*??", "😀", false],
    ["*😀", "a😀😀", true],
    ["e\u0301*", "Éclair", true],
    ["*", "", true],
    ["", "", true],
    ["", "a", false],
    ["\\*", "*", true],
    ["\\*", "a", false],
    ["\\\\?", "\\a", true],
    ["a\\", "a\\", true],
    ["!zzz", "anybody", false],
    ["!zzz", "!zzz", true],
    ["{a,b}", "a", false],
    ["[ab]", "a", false],
    ["[ab]", "[ab]", true],
    ["@(a|b)", "a", false],
    [".*", ".hidden/file", true],
    ["a*\n*b", "a\n\nb", true],
  ])("%j of %j: %s", (glob, text, expected) => {
    expect(isMatch(glob, text)).toBe(expected);
  });

  it("is one of several, of one of several texts", () => {
    const matches = anyGlob(["x*", "*y"]);
    expect([[], ["ay"], ["a", "xa"], ["a", "b"]].map(matches)).toEqual([false, true, true, false]);
  });

  it("means what a regular expression would", () => {
    const unit = fc.constantFrom("a", "B", "b", "*", "*", "?", "\\", ".", "😀");
    const texts = fc.array(fc.constantFrom("a", "b", "*", "\\", "😀"), { maxLength: 8 });
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 8 }), texts, (units, letters) => {
        const glob = units.join("");
        const source = [...glob.toLowerCase().matchAll(/\\(.)|(.)/gsu)].map(([, taken, plain = ""]) =>
          taken === undefined && "*?".includes(plain)
            ? { "*": ".*", "?": "." }[plain]
            : (taken ?? plain).replace(/[\\*?.]/g, "\\$&"),
        );
        expect(isMatch(glob, letters.join(""))).toBe(
          new RegExp(`^(?:${source.join("")})$`, "su").test(letters.join("")),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ["1,000 stars", "*a".repeat(1000), "a".repeat(10_000), true],
    ["1,000 stars in vain", `${"*a".repeat(1000)}x`, "a".repeat(10_000), false],
    ["a long text", "*b", "a".repeat(1_000_000), false],
    ["a long pattern", "a".repeat(100_000), "a", false],
  ])("of %s ends at once", { timeout: 2000 }, (_, glob, text, expected) => {
    expect(isMatch(glob, text)).toBe(expected);
  });
});

describe("a value of a condition", () => {
  it.each([
    ["Wh*?", "what?", true],
    ["what?", "whats", false],
    ["acme\\*", "ACME\\x", true],
    ["a*a", "a", false],
  ])("%j of %j: %s", (value, text, expected) => {
    expect(starMatcher(value)(text)).toBe(expected);
  });
});
