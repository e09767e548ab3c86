import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainText } from "../../src/cli/plain-text.js";

describe("plainText", () => {
  it.each([
    ["colours and cursor moves", "\u001b[31mroot\u001b[0m", "\\u{1b}[31mroot\\u{1b}[0m"],
    ["line ends and tabs", "a\r\nb\tc", "a\\u{d}\\u{a}b\\u{9}c"],
    ["bells and backspaces", "x\u0007\u0008", "x\\u{7}\\u{8}"],
    ["C1 controls", "\u009b2J", "\\u{9b}2J"],
    ["text turned round", "exe\u202efdp", "exe\\u{202e}fdp"],
    ["isolates", "\u2066a\u2069", "\\u{2066}a\\u{2069}"],
    ["blanks without width", "ad\u200bmin\ufeff", "ad\\u{200b}min\\u{feff}"],
    ["separators", "a\u2028b", "a\\u{2028}b"],
  ])("makes %s visible", (_, text, shown) => {
    expect(plainText(text)).toBe(shown);
  });

  it.each(["Zoë Müller", "相田 愛子", "👩‍👩‍👧 family", "می‌خواهم", "=1+1", ""])(
    "leaves %j as it is",
    (name) => {
      expect(plainText(name)).toBe(name);
    },
  );

  it("replaces lone surrogates", () => {
    expect(plainText("a\ud800b")).toBe("a\ufffdb");
  });

  it("never lets anything through that moves the cursor or turns text round", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(plainText(text)).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u2028\u2029]/u);
      }),
    );
  });
});
