import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const page = readFileSync(`${root}docs/faults.md`, "utf8");

/** The rows of every table on the page, without their heads. */
const rows = page
  .split("\n")
  .filter((line) => line.startsWith("| ") && !line.startsWith("| What goes wrong"))
  .map((line) => line.slice(2, -2).split(" | "));

/** Titles of tests as they are written: in the call, or by name in a table of cases. */
function titlesIn(file: string): Set<string> {
  const source = readFileSync(`${root}${file}`, "utf8");
  const titles = source.matchAll(/(?:\b(?:it|describe)\(|\)\(|\bname: )\s*"((?:[^"\\]|\\.)*)"/g);
  return new Set([...titles].map(([, title = ""]) => title));
}

describe("the table of faults", () => {
  it("has rows, each with a fault, what is done, how it ends and a test", () => {
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.filter((cells) => cells.length !== 4 || cells.some((cell) => cell.trim() === ""))).toEqual(
      [],
    );
  });

  it.each(rows)("names for “%s” a test that there is", (_fault, _does, _ends, test = "") => {
    const [, file = "", title = ""] = /^`(test\/[^`]+)`: (.+)$/.exec(test) ?? [];
    expect({ test, exists: existsSync(`${root}${file}`) }).toEqual({ test, exists: true });
    expect([...titlesIn(file)]).toContain(title);
  });
});
