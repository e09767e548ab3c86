import { describe, expect, it } from "vitest";
import { figureOf } from "./figures.js";

describe("figureOf", () => {
  it.each([
    [[3], { median: 3, min: 3, max: 3 }],
    [[9, 10, 1], { median: 9, min: 1, max: 10 }],
    [[4, 1, 3, 2], { median: 2.5, min: 1, max: 4 }],
  ])("of %j is the middle, with the least and the most", (values, figure) => {
    expect(figureOf(values)).toEqual(figure);
  });
});
