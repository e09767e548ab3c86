import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printObject } from "../../src/cli/print-object.js";

describe("an object that is printed", () => {
  it("has a line for each key, and in a list for each entry", () => {
    expect(
      [...printObject({ name: "a", none: [], rows: [{ key: 1 }, { key: 2 }], counts: { all: 2 } })].join(""),
    ).toBe(
      [
        "{",
        '  "name": "a",',
        '  "none": [],',
        '  "rows": [',
        '    {"key":1},',
        '    {"key":2}',
        "  ],",
        '  "counts": {"all":2}',
        "}",
        "",
      ].join("\n"),
    );
  });

  it("is the same to whoever parses it", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), (object) => {
        const text = [...printObject(object)].join("");
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(object)));
      }),
    );
  });
});
