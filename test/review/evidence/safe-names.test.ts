import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SafeNames } from "../../../src/review/evidence/safe-names.js";

describe("names of copies", () => {
  it.each([
    { name: "sheet-dana.okafor.xlsx", safe: "sheet-dana.okafor.xlsx" },
    { name: "My answers (2).xlsx", safe: "My answers _2_.xlsx" },
    { name: "réponses.csv", safe: "r_ponses.csv" },
    { name: "../../etc/passwd", safe: "__.._etc_passwd" },
    { name: "-rf", safe: "_rf" },
    { name: ".hidden", safe: "_hidden" },
    { name: "con.csv", safe: "_con.csv" },
    { name: "a. ", safe: "a_" },
    { name: "", safe: "_" },
  ])("are safe: $name", ({ name, safe }) => {
    expect(new SafeNames().of(name)).toBe(safe);
  });

  it("are given once, in upper and lower case", () => {
    const names = new SafeNames();
    expect(["a.csv", "A.csv", "a-2.csv", "a.csv"].map((name) => names.of(name))).toEqual([
      "a.csv",
      "A-2.csv",
      "a-2-2.csv",
      "a-3.csv",
    ]);
  });

  it("lead nowhere, whatever the name was", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" })), (given) => {
        const names = new SafeNames();
        const safe = given.map((name) => names.of(name));
        for (const name of safe) expect(name).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._ -]*(?<![. ])$/);
        expect(new Set(safe.map((name) => name.toLowerCase())).size).toBe(given.length);
      }),
    );
  });
});
