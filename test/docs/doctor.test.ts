import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { connectionSettings } from "../../src/cli/config/connection-settings.js";
import { doctorCheckSchema, doctorDocumentSchema } from "../../src/cli/doctor/document.js";
import { runCommand } from "../support/command.js";
import { shownCommands, tableBelow } from "../support/readme.js";

const read = (name: string) => readFileSync(new URL(`../../docs/${name}`, import.meta.url), "utf8");
const page = read("doctor.md");
const plain = (cell = "") => cell.replaceAll("`", "");

describe("docs/doctor.md", () => {
  it("shows what the doctor really prints", async () => {
    const shown = shownCommands(page);
    expect(shown).toHaveLength(1);
    for (const { args, output } of shown) {
      const { stdout } = await runCommand(args);
      expect(stdout.trimEnd()).toBe(output.trimEnd());
    }
  });

  it("names every endpoint in its order, and how much it is needed", async () => {
    const { stdout } = await runCommand(["doctor", "--demo", "--format", "json"]);
    const { checks } = doctorDocumentSchema.parse(JSON.parse(stdout));
    const rows = tableBelow(page, "What is asked").map(([endpoint, need]) => [plain(endpoint), plain(need)]);
    expect(rows).toEqual(checks.map(({ endpoint, need }) => [endpoint, need]));
  });

  it("names every key of the document", () => {
    const table = tableBelow(page, "For scripts").flat().join("\n");
    const keys = [doctorDocumentSchema, doctorCheckSchema].flatMap(({ shape }) => Object.keys(shape));
    expect(keys.filter((key) => !new RegExp(`\\b${key}\\b`).test(table))).toEqual([]);
  });
});

describe("docs/baton.md", () => {
  it("names every field of the configuration with its flags and variables", () => {
    const rows = tableBelow(read("baton.md"), "`config`").map((cells) =>
      cells.map((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name)),
    );
    expect(rows).toEqual(
      connectionSettings.map(({ name, flags, variables }) => [[name], [...flags], [...variables]]),
    );
  });
});
