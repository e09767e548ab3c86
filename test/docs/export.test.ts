import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { exportFormats } from "../../src/cli/export/export-flags.js";
import { run } from "../../src/cli/main.js";
import { shippedMaps } from "../../src/export/columns/read-column-map.js";
import { reviewColumns } from "../../src/export/review/review-columns.js";
import { fakeIo } from "../cli/fake-io.js";
import { tableBelow } from "../support/readme.js";
import { reviewTable } from "../support/review-table.js";
import { parseCsv } from "../support/rfc4180.js";

function file(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
}

const page = file("docs/export.md");

function named(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);
}

describe("docs/export.md", () => {
  it("names every column in its order, and no other", () => {
    const columns = tableBelow(page, "Columns").map(([name = ""]) => name.replaceAll("`", ""));
    expect(columns).toEqual([...reviewColumns]);
  });

  it("says of no column that it is never blank which is blank somewhere", () => {
    const rows = ["review.csv", "review-risk.csv", "review-no-names.csv"].flatMap((name) =>
      reviewTable(file(`fixtures/exports/${name}`)),
    );
    const never = tableBelow(page, "Columns")
      .filter(([, , blank]) => blank === "never")
      .map(([name = ""]) => name.replaceAll("`", ""));
    expect(never.length).toBeGreaterThan(5);
    expect(never.filter((column) => rows.some((row) => row[column] === ""))).toEqual([]);
  });

  it("shows rows as they are", () => {
    const [, block = ""] = /```csv\n([\s\S]*?)```/.exec(page) ?? [];
    const [header = [], ...shown] = parseCsv(block.replaceAll("\n", "\r\n"));
    expect(shown.length).toBeGreaterThan(1);
    const golden = reviewTable(file("fixtures/exports/review.csv")).map((row) =>
      header.map((column) => row[column]),
    );
    for (const row of shown) expect(golden).toContainEqual(row);
  });

  it("names every format, every map that comes along, and only flags that there are", async () => {
    const [formats = ""] = page.split("\n## ");
    expect(named(formats)).toEqual(expect.arrayContaining([...exportFormats, ...shippedMaps()]));
    const io = fakeIo();
    await run(["node", "jc-connector", "export", "--help"], io);
    const flags = new Set(
      page.replace(/`reconcile[^`]+`|\[`reconcile[^`]+`\]/g, "").match(/--[a-z][a-z-]+/g),
    );
    expect(flags.size).toBeGreaterThan(10);
    expect([...flags].filter((flag) => !io.stdout.text().includes(flag))).toEqual([]);
  });
});
