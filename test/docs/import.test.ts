import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { leftOutWords } from "../../src/c1z/importing/left-out.js";
import { demoOrganization } from "../../src/simulator/demo-organization.js";
import { temporaryFolder } from "../support/cli.js";
import { runCommand } from "../support/command.js";
import { oldC1z } from "../support/old-c1z.js";
import { calls, tableBelow } from "../support/readme.js";
import { readSynced } from "../support/synced.js";

const root = join(import.meta.dirname, "../..");
const page = readFileSync(join(root, "docs/import.md"), "utf8");

/** The commands of the block below a heading, without "jc-connector". */
function commandsBelow(heading: string): string[][] {
  const section = page.split(`## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
  return [...section.matchAll(/^(?:\$ )?jc-connector (.+)$/gm)].map(([, call = ""]) => call.split(" "));
}

/** A folder with the demo's sync file, and the c1z that baton-jumpcloud makes of the same organisation. */
async function prepared(): Promise<string> {
  const cwd = temporaryFolder();
  copyFileSync(join(root, "fixtures/demo-sync.json"), join(cwd, "sync.json"));
  writeFileSync(join(cwd, "sync.c1z"), await oldC1z(demoOrganization()));
  return cwd;
}

describe("docs/import.md", () => {
  it("has commands that give an export back", async () => {
    const cwd = await prepared();
    const shown = commandsBelow("One of our own");
    expect(shown.map(([command]) => command)).toEqual(["export", "import", "diff"]);
    for (const args of shown) {
      expect({ args, code: (await runCommand(args, { cwd })).code }).toEqual({ args, code: 0 });
    }
    const [old, again] = ["sync.json", "again.json"].map((file) => readSynced(join(cwd, file)));
    expect(again?.grants).toEqual(old?.grants);
    expect(again?.resources).toEqual(old?.resources);
  });

  it("has commands that compare with baton-jumpcloud's last sync, which is not certain: exit 3", async () => {
    const cwd = await prepared();
    const [sync, ...others] = commandsBelow("One of baton-jumpcloud");
    expect(sync).toEqual(["sync"]);
    const codes: [string | undefined, number | null][] = [];
    for (const args of others) codes.push([args[0], (await runCommand(args, { cwd })).code]);
    expect(codes).toEqual([
      ["import", 0],
      ["diff", 3],
    ]);
  });

  it("says what a sync file of baton-jumpcloud's lacks without a match", async () => {
    const cwd = await prepared();
    await runCommand(["import", "sync.c1z", "--out", "before.json"], { cwd });
    const { sync } = readSynced(join(cwd, "before.json"));
    expect(sync).toMatchObject({ complete: true, options: { without: ["admin_user"] } });
  });

  it("names only flags that there are, and the exit codes that the command's help names", async () => {
    const help = (await runCommand(["import", "--help"])).stdout;
    const flags = calls(page).flatMap(({ command, flags }) => (command === "import" ? flags : []));
    expect(flags).toContain("--match");
    expect(flags.filter((flag) => !help.includes(flag))).toEqual([]);
    const codes = tableBelow(page, "Exit codes").map(([code = ""]) => code);
    const [, said = ""] = /Exit ([^.]*)\./.exec(help.replace(/\s+/g, " ")) ?? [];
    expect(codes).toEqual(said.match(/\d+/g)?.sort());
  });

  it("explains every code that an import can leave", () => {
    const codes = tableBelow(page, "What could not be taken over").flatMap(([cell = ""]) =>
      cell.split(", ").map((code) => code.replaceAll("`", "")),
    );
    expect(codes).toEqual(Object.keys(leftOutWords));
  });
});
