import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { openReview } from "../../src/review/folder/open-review.js";
import { runCli, temporaryFolder } from "../support/cli.js";
import { runCommand } from "../support/command.js";
import { parseCsv } from "../support/rfc4180.js";

const demoFile = fileURLToPath(new URL("../../fixtures/demo-sync.json", import.meta.url));
const fallbacks = [
  "--fallback",
  "amelia.hart@larkspur.example",
  "--fallback",
  "ingrid.halvorsen@larkspur.example",
];

/** The keys on the CSV sheets of a review, by the name of the sheet. */
function keysOnSheets(folder: string): [sheet: string, key: string][] {
  return readdirSync(join(folder, "sheets"))
    .filter((name) => name.endsWith(".csv"))
    .flatMap((name) => {
      const text = readFileSync(join(folder, "sheets", name), "utf8");
      const keys = text.match(/r_[0-9a-f]{16}/g) ?? [];
      return keys.map((key): [string, string] => [name.slice(0, -".csv".length), key]);
    });
}

describe("a review of the demo organisation", () => {
  it("by manager has every item on the sheet of whoever decides, as xlsx and CSV, in ./reviews", async () => {
    const cwd = temporaryFolder();
    const args = ["review", "open", "2026-Q4", demoFile, "--by", "manager", ...fallbacks];
    const { code, stdout } = await runCli(args, { cwd });
    expect({ code, made: readdirSync(join(cwd, "reviews")) }).toEqual({ code: 0, made: ["2026-Q4"] });
    expect(stdout).toContain("jc-connector review check 2026-Q4\n");
    const folder = join(cwd, "reviews", "2026-Q4");
    const { items } = await openReview(folder);
    expect(keysOnSheets(folder).sort()).toEqual(
      [...items.values()].map(({ sheet, key }) => [sheet, key]).sort(),
    );
    expect(readdirSync(join(folder, "sheets"))).toEqual(
      ["amelia.hart", "ingrid.halvorsen", "noah.okafor"].flatMap((who) => [
        `sheet-${who}.csv`,
        `sheet-${who}.xlsx`,
      ]),
    );
    const population = parseCsv(readFileSync(join(folder, "population.csv"), "utf8").slice(1));
    expect(population).toHaveLength(1 + 59 + 1);
  });

  it("by resource asks owners, and is opened out of a folder of dated files", async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, "owners.csv"), "resource,email\nSlack,noah.okafor@larkspur.example\n");
    expect((await runCommand(["sync", "--demo", "--dir", "acme"], { cwd })).code).toBe(0);
    const args = [
      "review",
      "open",
      "Q4",
      "--dir",
      "acme",
      "--by",
      "resource",
      "--owners",
      "owners.csv",
      ...fallbacks,
    ];
    const { code, stdout } = await runCommand(args, { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain("jc-connector review check Q4 --dir acme\n");
    const { document, items } = await openReview(join(cwd, "acme", "reviews", "Q4"));
    expect(document.sync.file).toMatch(/^\d{4}-.*Z\.json\.gz$/);
    const slack = [...items.values()].filter(({ sheet }) => sheet === "sheet-noah.okafor");
    expect(new Set(slack.map(({ kind }) => kind))).toEqual(new Set(["assignment", "through groups"]));
    expect((await runCommand(["verify", "--dir", "acme"], { cwd })).code).toBe(0);
  });
});
