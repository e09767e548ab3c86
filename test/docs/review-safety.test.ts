import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { namedTest } from "../support/named-test.js";

const root = join(import.meta.dirname, "../..");
const page = readFileSync(join(root, "docs/review-safety.md"), "utf8");

/** The rows of every table on the page, without their heads. */
const rows = page
  .split("\n")
  .filter((line) => line.startsWith("| ") && !line.startsWith("| What could"))
  .map((line) => line.slice(2, -2).split(" | "));

describe("the table of ways to remove the wrong access", () => {
  it("has rows, each with what stops it and a test", () => {
    expect(rows.length).toBeGreaterThan(30);
    expect(rows.filter((cells) => cells.length !== 3 || cells.some((cell) => cell.trim() === ""))).toEqual(
      [],
    );
  });

  it.each(rows)("names for “%s” a test that there is", (_what, _stops, test = "") => {
    expect(namedTest(test)).toEqual({ cell: test, isThere: true });
  });
});
