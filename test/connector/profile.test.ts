import { describe, expect, it } from "vitest";
import { profileOf, structValue } from "../../src/connector/profile.js";

describe("a profile", () => {
  it("has what is set: false and zero are, null and empty are not", () => {
    const values = { a: "x", b: false, c: 0, d: null, e: "", f: undefined, g: [], h: ["x"], i: " " };
    expect(profileOf(values)).toEqual({ a: "x", b: false, c: 0, h: ["x"], i: " " });
  });

  it.each([
    ["a\ud800", "a\ufffd"],
    [true, true],
    [1.5, 1.5],
    [Number.POSITIVE_INFINITY, null],
    [null, null],
    [undefined, null],
    [
      ["\ud800", [{ "\udc00": "\ud800" }]],
      ["\ufffd", [{ "\ufffd": "\ufffd" }]],
    ],
    [{}, {}],
  ])("takes %j in as %j", (value, expected) => {
    expect(structValue(value)).toEqual(expected);
  });
});
