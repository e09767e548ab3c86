import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { run } from "../../src/cli/main.js";
import { fakeIo } from "../cli/fake-io.js";
import { temporaryFolder } from "../support/cli.js";
import { runCommand } from "../support/command.js";
import { shownCommands, tableBelow } from "../support/readme.js";

const page = readFileSync(new URL("../../docs/look.md", import.meta.url), "utf8");
const demo = "fixtures/demo-sync.json";

async function printed(...args: string[]): Promise<string> {
  const io = fakeIo();
  await run(["node", "jc-connector", ...args], io);
  return io.stdout.text();
}

const columns = new Map(
  tableBelow(page, "Columns").map(([list = "", names = ""]) => [
    list.replaceAll("`", ""),
    [...names.matchAll(/`(\w+)`/g)].map(([, name]) => name),
  ]),
);

describe("docs/look.md", () => {
  it("shows what the lists really print", async () => {
    const cwd = temporaryFolder();
    copyFileSync(demo, join(cwd, "sync.json"));
    const shown = shownCommands(page);
    expect(shown).toHaveLength(4);
    for (const { args, output } of shown) {
      expect({ args, printed: (await runCommand(args, { cwd })).stdout.replaceAll("\r\n", "\n") }).toEqual({
        args,
        printed: output,
      });
    }
  });

  it.each([
    ["resource-types", []],
    ["resources", []],
    ["entitlements", []],
    ["grants", []],
    ["principals", ["-e", "github"]],
  ])("names the columns of %s in their order", async (list, args) => {
    const [header = ""] = (await printed(list, demo, ...args, "--format", "csv")).split("\r\n");
    expect(columns.get(list)).toEqual(header.split(","));
  });

  it.each([
    ["person", ["soren"]],
    ["resource", ["--to", "app:slack"]],
  ])("names every key of what access says of a %s", async (_, args) => {
    const answer: Record<string, unknown> = JSON.parse(
      await printed("access", ...args, demo, "--format", "json"),
    );
    expect(Object.keys(answer).filter((key) => !page.includes(`\`${key}\``))).toEqual([]);
  });
});
