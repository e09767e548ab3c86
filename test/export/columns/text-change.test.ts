import { describe, expect, it } from "vitest";
import { textChange } from "../../../src/export/columns/text-change.js";

describe("what becomes of a column's texts", () => {
  it.each([
    ["nothing, where nothing is asked for", {}, [" a ", "b"], [" a ", "b"]],
    [
      "what map has for them",
      { map: { enabled: "Active" } },
      ["enabled", "disabled"],
      ["Active", "disabled"],
    ],
    ["otherwise, where map has nothing", { map: { a: "b" }, otherwise: "c" }, ["a", "b"], ["b", "c"]],
    ["a blank, where otherwise is empty", { map: { a: "b" }, otherwise: "" }, ["a", "x"], ["b"]],
    ["no otherwise of what is not known", { map: { a: "b" }, otherwise: "c" }, [], []],
    ["what map has for a blank", { map: { "": "none" }, otherwise: "some" }, [], ["none"]],
    [
      "what is no key of map, whatever objects have",
      { map: { a: "b" }, otherwise: "c" },
      ["constructor"],
      ["c"],
    ],
    ["other parts of them", { replace: { ",": ";" } }, ["a,b,c"], ["a;b;c"]],
    ["parts that change places", { replace: { a: "b", b: "a" } }, ["ab"], ["ba"]],
    ["the longest part first", { replace: { a: "1", ab: "2" } }, ["aba"], ["21"]],
    ["parts that a pattern would read", { replace: { ".*": "x", "$&": "$1" } }, ["a.*b$&"], ["axb$1"]],
    ["a day", { time: "YYYY-MM-DD" as const }, ["2026-11-23T02:00:03.5Z"], ["2026-11-23"]],
    ["all of it, one after the other", { map: { a: "b,c" }, replace: { ",": ";" } }, ["a"], ["b;c"]],
  ])("%s", (_, changes, texts, changed) => {
    expect(textChange(changes, { isTidy: false })(texts)).toEqual(changed);
  });

  it.each([
    [" a  b\t\n c ", ["a b c"]],
    ["\u00a0\u2003", []],
    ["a,  b", ["a, b"]],
  ])("is tidied: %j", (text, tidied) => {
    expect(textChange({}, { isTidy: true })([text])).toEqual(tidied);
  });
});
