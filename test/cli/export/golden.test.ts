import { describe, expect, it } from "vitest";
import { expectFixture } from "../../support/golden-screen.js";
import { faultsOf, reviewTable } from "../../support/review-table.js";
import { demoFile, exported } from "./exported.js";

const asked = ["--all-accounts", "--privileged", "AWS*", "--internal-domain", "larkspur.example"];

describe("a review of the demo organisation", () => {
  it.each([
    ["review", []],
    ["review-no-names", ["--names", "none"]],
    ["review-risk", ["--risk"]],
  ])("%s.csv is as it was, and contradicts itself nowhere", async (name, args) => {
    const { code, stdout } = await exported(demoFile, ...asked, ...args);
    expect(code).toBe(0);
    expectFixture(`exports/${name}.csv`, stdout);
    expect(faultsOf(reviewTable(stdout))).toEqual([]);
  });

  it("review.ndjson is as it was, and says the same as the table", async () => {
    const { code, stdout } = await exported(demoFile, ...asked, "--risk", "-o", "review-ndjson");
    expect(code).toBe(0);
    expectFixture("exports/review.ndjson", stdout);
    const table = reviewTable((await exported(demoFile, ...asked, "--risk", "--no-csv-guard")).stdout);
    const rows = stdout
      .split("\n")
      .slice(0, -1)
      .map((line): Record<string, unknown> => JSON.parse(line));
    const shown = ([column, value]: [string, unknown]) => [
      column,
      Array.isArray(value) ? value.join(";") : String(value),
    ];
    expect(rows.map((row) => Object.entries(row).map(shown))).toEqual(
      table.map((row) => Object.entries(row).filter(([, cell]) => cell !== "")),
    );
  });
});
