import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

function file(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
}

const page = file("docs/export-conductorone.md");

/** The lines of the page's blocks in one language. */
function samples(language: "csv" | "json"): string[] {
  return [...page.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, "g"))].flatMap(([, block = ""]) =>
    block.trim().split("\n"),
  );
}

/** The lines of golden exports, without the commas between records. */
function lines(...names: string[]): Set<string> {
  return new Set(
    names
      .flatMap((name) => file(`fixtures/exports/${name}`).split("\n"))
      .map((line) => line.replace(/,$/, "")),
  );
}

describe("docs/export-conductorone.md", () => {
  it.each([
    ["csv", ["c1.csv", "c1-extra.csv"]],
    ["json", ["baton-file-mappings.json", "baton-file.json"]],
  ] as const)("shows rows in %s as they are", (language, goldens) => {
    const golden = lines(...goldens);
    const shown = samples(language).map((line) => line.replace(/,$/, ""));
    expect(shown.length).toBeGreaterThan(4);
    expect(shown.filter((line) => !golden.has(line))).toEqual([]);
  });

  it("names the columns in their order", () => {
    const [header = ""] = file("fixtures/exports/c1-extra.csv").split("\n");
    const named = [...page.matchAll(/`((?:[A-Z][A-Za-z ]+,)+[A-Z][A-Za-z ]+)`/g)].map(
      ([, columns]) => columns,
    );
    expect(named.join(",")).toBe(header);
  });

  it.each(["baton-file-mappings.json", "baton-file.json"])("names every section of %s", (name) => {
    const sections = Object.keys(JSON.parse(file(`fixtures/exports/${name}`)));
    expect(sections.filter((section) => !page.includes(`\`${section}\``))).toEqual([]);
  });
});
