import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { keysAt } from "../../src/export/columns/column-map-schema.js";
import { readColumnMap, shippedMaps } from "../../src/export/columns/read-column-map.js";
import { openSyncFile } from "../../src/sync-file/read.js";
import { printedOf } from "../export/columns/printed.js";
import { tableBelow } from "../support/readme.js";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const page = read("docs/export-columns.md");
const demo = fileURLToPath(new URL("../../fixtures/demo-sync.json", import.meta.url));

/** The first block in a language, below a heading of the page. */
function block(heading: string, language: "csv" | "json"): string {
  const section = page.split(new RegExp(`^#+ ${heading}$`, "m"))[1]?.split(/^#/m)[0] ?? "";
  return section.split(`\`\`\`${language}\n`)[1]?.split("```")[0] ?? "";
}

/** What stands in the first column of a table: one key, or several. */
const keysOf = (heading: string) =>
  tableBelow(page, heading).flatMap(([keys = ""]) => [...keys.matchAll(/`([^`]+)`/g)].map(([, key]) => key));

describe("docs/export-columns.md", () => {
  it.each([
    ["Keys of a map", []],
    ["Keys of a column", ["columns", 0]],
  ])("names under %s every one, and no other", (heading, path) => {
    expect(keysOf(heading).sort()).toEqual(keysAt(path).sort());
  });

  it("shows a map that is read, and what it makes of the demo organisation", async () => {
    const path = join(mkdtempSync(join(tmpdir(), "jc-")), "map.json");
    writeFileSync(path, block("An example", "json"));
    const { text, missing } = await printedOf(await openSyncFile(demo), await readColumnMap(path));
    expect(block("An example", "csv")).toBe(text.replaceAll("\r\n", "\n"));
    expect(missing).toEqual([]);
  });

  it("shows how a slip in it is told", async () => {
    const path = join(mkdtempSync(join(tmpdir(), "jc-")), "map.json");
    const lines = block("An example", "json").split("\n");
    lines[6] = '    { "header": "Mail", "path": "emial" },';
    writeFileSync(path, lines.join("\n"));
    const complaint = await readColumnMap(path).catch((error: unknown) => String(error));
    expect(page).toContain(`\`${complaint?.toString().replace(`InputFileError: ${path}`, "map.json")}\``);
  });

  it.each(shippedMaps())(
    "shows rows of %s as they are, the header first, and says whether it deletes",
    async (name) => {
      const golden = read(`fixtures/exports/${name}.csv`).split("\r\n");
      const shown = block(`\`${name}\``, "csv").trim().split("\n");
      expect(shown[0]).toBe(golden[0]);
      expect(shown.length).toBeGreaterThan(2);
      expect(shown.filter((line) => !golden.includes(line))).toEqual([]);
      const words = page.split(`### \`${name}\`\n`)[1]?.split("```")[0] ?? "";
      expect(words.includes("`deletesMissing`")).toBe((await readColumnMap(name)).deletesMissing);
    },
  );
});
