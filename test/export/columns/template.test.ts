import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { templatePieces } from "../../../src/export/columns/template.js";

describe("a template", () => {
  it.each([
    [
      "{display_name} <{email}>",
      [{ path: "display_name" }, { text: " <" }, { path: "email" }, { text: ">" }],
    ],
    ["{ email }", [{ path: "email" }]],
    ["{{{email}}", [{ text: "{" }, { path: "email" }, { text: "}" }]],
    ["{{}", [{ text: "{" }, { text: "}" }]],
    ["a}b", [{ text: "a}b" }]],
    ["", []],
    ["{}", [{ path: "" }]],
    ["{email", undefined],
    ["{a{b}", undefined],
    ["{{{", undefined],
  ])("%j", (template, pieces) => {
    expect(templatePieces(template)).toEqual(pieces);
  });

  it("stands as it is when every brace in it is doubled", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const pieces = templatePieces(text.replaceAll("{", "{{")) ?? [];
        expect(pieces.map((piece) => ("text" in piece ? piece.text : piece)).join("")).toBe(text);
      }),
    );
  });
});
