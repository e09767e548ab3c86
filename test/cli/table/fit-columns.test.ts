import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ColumnRoom, fitColumns, GAP } from "../../../src/cli/table/fit-columns.js";

const name: ColumnRoom = { natural: 20, least: 8 };
const email: ColumnRoom = { natural: 30, least: 10 };
const id: ColumnRoom = { natural: 24 };

describe("columns", () => {
  it.each([
    ["have what they need where there is room", 100, [20, 30, 24]],
    ["have exactly what they need", 78, [20, 30, 24]],
    ["lose of the widest that may be cut", 77, [20, 29, 24]],
    ["lose of it until another is as wide", 68, [20, 20, 24]],
    ["lose of both, the less important first", 67, [20, 19, 24]],
    ["lose of both, the more important next", 66, [19, 19, 24]],
    ["until one has its least", 47, [9, 10, 24]],
    ["until all have their least", 46, [8, 10, 24]],
    ["then lose the least important, and have its room", 45, [19, 0, 24]],
    ["lose what would be useless when cut", 33, [20, 0, 0]],
    ["never lose the most important", 5, [5, 0, 0]],
  ])("%s: %d", (_, width, widths) => {
    expect(fitColumns([name, email, id], [0, 2, 1], width)).toEqual(widths);
  });

  it("never take more than the width, more than they need, or less than their least", () => {
    const room = fc.record({
      natural: fc.integer({ min: 1, max: 60 }),
      least: fc.integer({ min: 1, max: 60 }),
    });
    fc.assert(
      fc.property(
        fc.array(room, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 200 }),
        (rooms, width) => {
          const widths = fitColumns(rooms, rooms.map((_, index) => index).reverse(), width);
          const shown = widths.filter((each) => each > 0);
          expect(shown.reduce((sum, each) => sum + each, 0) + GAP * (shown.length - 1)).toBeLessThanOrEqual(
            width,
          );
          expect(widths.at(-1)).toBeGreaterThan(0);
          for (const [index, { natural, least }] of rooms.entries()) {
            const given = widths[index] ?? 0;
            expect(given).toBeLessThanOrEqual(natural);
            if (given > 0 && shown.length > 1) expect(given).toBeGreaterThanOrEqual(Math.min(natural, least));
          }
        },
      ),
    );
  });
});
