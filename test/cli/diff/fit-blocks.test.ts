import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Block, fitBlocks } from "../../../src/cli/diff/fit-blocks.js";

const rest: Block["rest"] = (left) =>
  `left ${[...left].map(([kind, count]) => `${count} ${kind}`).join(", ")}\n`;
const row = (kind: string, text: string) => ({ kind, text: `${text}\n` });
const block = (...rows: Block["rows"]): Block => ({ head: "head\n", rows, rest });
const fitted = (blocks: readonly Block[], maxBytes?: number) => [...fitBlocks(blocks, maxBytes)].join("");

describe("blocks in so many bytes", () => {
  const blocks = [block(row("high", "aaaa"), row("low", "bb"), row("low", "cc")), block(row("low", "dd"))];

  it("are whole without a limit, and where all of it has room", () => {
    const whole = "head\naaaa\nbb\ncc\nhead\ndd\n";
    expect(fitted(blocks)).toBe(whole);
    expect(fitted(blocks, whole.length)).toBe(whole);
  });

  it("count in each block what has no room there", () => {
    const three = block(...Array.from({ length: 20 }, (_, index) => row(index < 5 ? "high" : "low", "row")));
    expect(fitted([three, block(row("low", "row"))], 50)).toBe(
      "head\nrow\nrow\nleft 3 high, 15 low\nhead\nleft 1 low\n",
    );
  });

  it("leave out a row that would take more than half of the room, before the shorter ones behind it", () => {
    const long = block(row("high", "x".repeat(500)), row("low", "a"), row("low", "b"));
    expect(fitted([long], 30)).toBe("head\na\nb\nleft 1 high\n");
  });

  it("show no row behind one that merely has no room any more", () => {
    const rows = ["12345678", "12345678", "12345678", "1", "2"].map((text) => row("low", text));
    expect(fitted([block(...rows)], 35)).toBe("head\n12345678\n12345678\nleft 3 low\n");
  });

  it("are refused where even their heads have no room", () => {
    expect(() => fitted(blocks, 20)).toThrow("--max-bytes 20 is too little: without a single event it takes");
  });

  it("never take more bytes than that, and lose no row without counting it", () => {
    const texts = fc.string({ unit: "grapheme", maxLength: 30 }).map((text) => text.replaceAll("\n", ""));
    const rows = fc.array(fc.tuple(fc.constantFrom("high", "medium", "info"), texts), { maxLength: 40 });
    fc.assert(
      fc.property(fc.array(rows, { maxLength: 4 }), fc.integer({ min: 200, max: 2000 }), (all, maxBytes) => {
        const told = all.map((one) => block(...one.map(([kind, text]) => row(kind, `r${text}`))));
        const text = fitted(told, maxBytes);
        expect(Buffer.byteLength(text)).toBeLessThanOrEqual(maxBytes);
        const counted = [...text.matchAll(/^left (.*)$/gm)].flatMap(([, counts = ""]) =>
          counts.split(", ").map((count) => Number.parseInt(count, 10)),
        );
        const shown = text.match(/^r/gm)?.length ?? 0;
        const total = all.reduce((sum, { length }) => sum + length, 0);
        expect(shown + counted.reduce((sum, count) => sum + count, 0)).toBe(total);
      }),
    );
  });
});
