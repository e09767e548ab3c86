import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  compareByCodePoint,
  isPrintedAsItIs,
  printStruct,
  type StructValue,
  structSchema,
} from "../../src/model/struct.js";
import { anyText, structOf } from "../sync-file/arbitrary.js";

const wellFormed = fc.string({ unit: "binary" });

describe("compareByCodePoint", () => {
  it("orders as the bytes of UTF-8 do", () => {
    fc.assert(
      fc.property(wellFormed, wellFormed, (a, b) => {
        expect(Math.sign(compareByCodePoint(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
    );
  });

  it("puts an astral character behind U+E000 to U+FFFF, which UTF-16 units would not", () => {
    expect(["\u{1f600}", "\ue000", "a\u{1f600}", "a\uffff", ""].sort(compareByCodePoint)).toEqual([
      "",
      "a\uffff",
      "a\u{1f600}",
      "\ue000",
      "\u{1f600}",
    ]);
  });
});

describe("printStruct", () => {
  it.each<[StructValue, string]>([
    [{ b: 1, a: { d: [], c: {} } }, '{"a":{"c":{},"d":[]},"b":1}'],
    [{ "10": 1, "9": 2, "": 3 }, '{"":3,"10":1,"9":2}'],
    [[{ b: 1, a: null }, "x", false], '[{"a":null,"b":1},"x",false]'],
    [-0, "-0"],
    [1e21, "1e+21"],
    [1e-7, "1e-7"],
    [Number("9007199254740993"), "9007199254740992"],
    ["<\u2028\u007f\u0001>", '"<\u2028\u007f\\u0001>"'],
  ])("prints %j as %s", (value, printed) => {
    expect(printStruct(value)).toBe(printed);
  });

  it("prints what JSON.parse gives back", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const parsed = JSON.parse(JSON.stringify(value));
        expect(JSON.parse(printStruct(parsed))).toEqual(parsed);
      }),
    );
  });
});

describe("isPrintedAsItIs", () => {
  it("says of a value whether JSON.stringify would print it so", () => {
    fc.assert(
      fc.property(structOf(anyText), (profile) => {
        expect(isPrintedAsItIs(profile)).toBe(JSON.stringify(profile) === printStruct(profile));
      }),
    );
  });

  it.each<[StructValue, boolean]>([
    [{ a: { b: [{ c: 1, d: 2 }] }, e: null }, true],
    [{ a: [{ d: 1, c: 2 }] }, false],
    [{ "9": 1, "10": 2 }, false],
    [{ "2": 1, "10": 2 }, false],
    [{ "1": 1, "10": 2, "2": 3 }, false],
    [{ "1": 1, a: 2 }, true],
    [{ a: [-0] }, false],
    [{}, true],
  ])("says of %j %j", (value, says) => {
    expect(isPrintedAsItIs(value)).toBe(says);
  });
});

describe("structSchema", () => {
  it("keeps a key named __proto__", () => {
    const profile = JSON.parse('{"__proto__":{"a":1},"b":2}');
    expect(printStruct(structSchema.parse(profile))).toBe('{"__proto__":{"a":1},"b":2}');
  });

  it.each([null, [], "x", 1, undefined])("refuses %j", (value) => {
    expect(structSchema.safeParse(value).success).toBe(false);
  });
});
