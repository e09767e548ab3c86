import { describe, expect, it } from "vitest";
import { toldText } from "../../src/audit/told-text.js";

describe("a text of an account or a roster", () => {
  it.each([undefined, "", "  ", "-", "N/A", " n/a ", "None", "NULL"])("%j tells nothing", (text) => {
    expect(toldText(text)).toBeUndefined();
  });

  it.each([
    [" E7 ", "E7"],
    ["0", "0"],
    ["none-7", "none-7"],
  ])("%j tells %j", (text, expected) => {
    expect(toldText(text)).toBe(expected);
  });
});
