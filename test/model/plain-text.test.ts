import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainJson, plainLines, plainText } from "../../src/model/plain-text.js";

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

describe("plainLines", () => {
  it("keeps colours of ours, tabs and line ends, and nothing else that a terminal obeys", () => {
    const text = "\u001b[32mall\u001b[39m\tgood\n\u001b[8mhidden\u001b]52;c;Zm9v\u0007\u009b2J\r\u202e";
    expect(plainLines(text)).toBe(
      "\u001b[32mall\u001b[39m\tgood\n\\u{1b}[8mhidden\\u{1b}]52;c;Zm9v\\u{7}\\u{9b}2J\\u{d}\\u{202e}",
    );
  });
});

describe("plainJson", () => {
  it("is the same value, with nothing in it that a terminal obeys", () => {
    fc.assert(
      fc.property(fc.json(), fc.string({ unit: "binary" }), (json, text) => {
        const value = { nested: JSON.parse(json), text: text.toWellFormed() };
        const printed = plainJson(value);
        expect(JSON.parse(printed)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(printed).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u2028\u2029]/u);
      }),
    );
  });
});
