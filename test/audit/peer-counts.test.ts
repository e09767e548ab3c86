import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PeerCounts } from "../../src/audit/peer-counts.js";

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe("what peers hold", () => {
  it.each<[counts: number[], count: number, expected: [size: number, median: number, percentile95: number]]>([
    [[7, 1, 2, 2, 3, 4], 7, [5, 2, 4]],
    [[7, 1, 2, 2, 3, 4], 2, [5, 3, 7]],
    [[9, 9, 1], 9, [2, 5, 9]],
    [[100, ...upTo(19)], 100, [19, 10, 19]],
    [[100, ...upTo(20)], 100, [20, 10.5, 19]],
    [[100, ...upTo(40)], 100, [40, 20.5, 38]],
    [[3], 3, [0, 0, 0]],
  ])("of %j, beside one who holds %i: %j", (counts, count, [size, median, percentile95]) => {
    expect(new PeerCounts(counts).others(count)).toEqual({ size, median, percentile95 });
  });

  it("is what is left when one of them is taken out, and 95 of 100 of it are within the percentile", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 2 }), fc.nat(), (counts, pick) => {
        const own = pick % counts.length;
        const others = counts.filter((_, index) => index !== own).sort((a, b) => a - b);
        const { size, median, percentile95 } = new PeerCounts(counts).others(counts[own] ?? 0);
        const middle = [
          others[Math.ceil(others.length / 2) - 1] ?? 0,
          others[Math.floor(others.length / 2)] ?? 0,
        ];
        expect(size).toBe(others.length);
        expect(median).toBe(((middle[0] ?? 0) + (middle[1] ?? 0)) / 2);
        expect(others.filter((one) => one <= percentile95).length / size).toBeGreaterThanOrEqual(0.95);
        expect(others.filter((one) => one < percentile95).length / size).toBeLessThan(0.95);
      }),
    );
  });
});
