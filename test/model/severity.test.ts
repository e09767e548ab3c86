import { describe, expect, it } from "vitest";
import { compareSeverity, isAtLeast, severities } from "../../src/model/severity.js";

describe("severities", () => {
  it("are sorted with the gravest first", () => {
    expect([...severities].sort(compareSeverity)).toEqual(["critical", "high", "medium", "low", "info"]);
  });

  it.each([
    ["high", "medium", true],
    ["high", "high", true],
    ["low", "medium", false],
  ] as const)("%s is at least %s: %s", (severity, least, expected) => {
    expect(isAtLeast(severity, least)).toBe(expected);
  });
});
