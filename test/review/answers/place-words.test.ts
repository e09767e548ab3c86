import { describe, expect, it } from "vitest";
import { placeWords } from "../../../src/review/answers/place-words.js";

describe("where something stands", () => {
  it("is told once for each file or tab", () => {
    const places = [
      { file: "a.csv", row: 4 },
      { file: "b.xlsx", tab: "Review (2)", row: 2 },
      { file: "a.csv", row: 9 },
      { file: "b.xlsx", tab: "Review", row: 2 },
      { file: "photo.jpg", row: 0 },
    ];
    expect(placeWords(places)).toEqual([
      "a.csv rows 4, 9",
      'b.xlsx, tab "Review (2)", row 2',
      'b.xlsx, tab "Review", row 2',
      "photo.jpg",
    ]);
  });
});
