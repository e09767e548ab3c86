import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const page = readFileSync(join(import.meta.dirname, "../../docs/sync-file.md"), "utf8");

describe("docs/sync-file.md", () => {
  it("shows an excerpt of the golden sync file, line for line", () => {
    const golden = new Set(
      readFileSync(join(import.meta.dirname, "../../fixtures/demo-sync.json"), "utf8")
        .split("\n")
        .map((line) => line.replace(/,$/, "")),
    );
    const [, excerpt = ""] = /```json\n([\s\S]*?)```/.exec(page) ?? [];
    const records = excerpt.split("\n").filter((line) => /^\{"(?!format)/.test(line));
    expect(records.length).toBeGreaterThan(3);
    expect(records.filter((line) => !golden.has(line.replace(/,$/, "")))).toEqual([]);
  });
});
