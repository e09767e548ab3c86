import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCommand } from "../support/command.js";
import { namedTest } from "../support/named-test.js";
import { tableBelow } from "../support/readme.js";

const root = join(import.meta.dirname, "../..");
const page = readFileSync(join(root, "docs/conductorone.md"), "utf8");
const rows = tableBelow(page, "What each tool reads from us");

describe("docs/conductorone.md", () => {
  it("has a row for each tool, with what it reads and a test", () => {
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.filter((cells) => cells.length !== 3 || cells.some((cell) => cell.trim() === ""))).toEqual(
      [],
    );
  });

  it.each(rows)("names for %s a test that there is", (_tool, _reads, test = "") => {
    expect(namedTest(test)).toEqual({ cell: test, isThere: true });
  });

  it("names the exports that the command has, and only flags of it", async () => {
    const help = (await runCommand(["export", "--help"])).stdout;
    const flags = [...page.matchAll(/--(?:format|out|allow-[a-z]+)/g)].map(([flag]) => flag);
    expect(new Set(flags).size).toBe(3);
    expect(["c1z", "c1-csv", "baton-file", ...flags].filter((word) => !help.includes(word))).toEqual([]);
  });
});
