import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const page = readFileSync(join(root, "docs/review-safety.md"), "utf8");

/** The rows of every table on the page, without their heads. */
const rows = page
  .split("\n")
  .filter((line) => line.startsWith("| ") && !line.startsWith("| What could"))
  .map((line) => line.slice(2, -2).split(" | "));

/** Whether a test of the file is called so: in the call of it, or of those that hold it. */
function hasTest(file: string, title: string): boolean {
  const path = join(root, file);
  return existsSync(path) && readFileSync(path, "utf8").includes(JSON.stringify(title));
}

describe("the table of ways to remove the wrong access", () => {
  it("has rows, each with what stops it and a test", () => {
    expect(rows.length).toBeGreaterThan(30);
    expect(rows.filter((cells) => cells.length !== 3 || cells.some((cell) => cell.trim() === ""))).toEqual(
      [],
    );
  });

  it.each(rows)("names for “%s” a test that there is", (_what, _stops, test = "") => {
    const [, file = "", title = ""] = /^`(test\/[^`]+)`: (.+)$/.exec(test) ?? [];
    expect({ test, isThere: hasTest(file, title) }).toEqual({ test, isThere: true });
  });
});
