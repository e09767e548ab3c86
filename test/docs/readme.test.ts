import { execFileSync } from "node:child_process";
import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { run } from "../../src/cli/main.js";
import { fakeIo } from "../cli/fake-io.js";
import { runCli, temporaryFolder } from "../support/cli.js";
import { commands } from "../support/commands.js";
import { calls, readme, shownCommands, tableBelow } from "../support/readme.js";

async function helpOf(command: string): Promise<string> {
  const io = fakeIo();
  await run(["node", "jc-connector", ...command.split(" "), "--help"], io);
  return io.stdout.text();
}

function flagsIn(help: string): string[] {
  const options = help.split("\nExamples:")[0] ?? "";
  return [...options.matchAll(/^ {2,}(?:-\w, )?(--[a-z-]+)/gm)].map(([, flag = ""]) => flag);
}

const settings = readFileSync(join(import.meta.dirname, "../../docs/settings.md"), "utf8");

/** What differs from one run to the next. */
function timeless(text: string): string {
  return (
    text
      .replace(/SHA-256( +)[0-9a-f]{64}/g, "SHA-256$1…")
      // Log lines stand between the lines only where standard error is no terminal.
      .replace(/^\{"level":.*\n/gm, "")
      .replace(/\r\n/g, "\n")
      .trimEnd()
  );
}

describe("the README", () => {
  it("has every command, and no command that does not exist", () => {
    const known = new Set(commands);
    expect(commands.filter((command) => !calls(readme).some((call) => call.command === command))).toEqual([]);
    expect(calls(readme).filter(({ command }) => !known.has(command))).toEqual([]);
  });

  it.each(commands)("names of %s only flags that it has", async (command) => {
    const help = await helpOf(command);
    const used = calls(readme)
      .filter((call) => call.command === command)
      .flatMap(({ flags }) => flags);
    expect(used.filter((flag) => !new RegExp(`(^|[\\s,])${flag}([\\s,]|$)`, "m").test(help))).toEqual([]);
  });

  it("leads to a table of settings with every flag of every command, and no other", async () => {
    const helps = await Promise.all(commands.map(helpOf));
    const flags = new Set(helps.flatMap(flagsIn));
    flags.delete("--help");
    flags.delete("--version");
    const explained = new Set(
      tableBelow(settings, "Every flag of every command").flatMap(([cell = ""]) =>
        [...cell.matchAll(/--[a-z-]+/g)].map(([flag]) => flag),
      ),
    );
    expect([...explained].sort()).toEqual([...flags].sort());
  });

  it("names every environment variable that a help text names", async () => {
    const helps = (await Promise.all(commands.map(helpOf))).join("\n");
    const variables = new Set(helps.match(/\b(?:JUMPCLOUD|BATON|JC_CONNECTOR)_[A-Z_]+\b/g));
    expect([...variables].filter((variable) => !readme.includes(variable))).toEqual([]);
  });

  it("shows what its commands really print", async () => {
    const cwd = temporaryFolder();
    // The README is read in a checkout.
    symlinkSync(join(import.meta.dirname, "../../fixtures"), join(cwd, "fixtures"));
    // A review needs people in between: test/docs/review.test.ts has them.
    const shown = shownCommands(readme).filter(({ args }) => args[0] !== "review");
    expect(shown.length).toBeGreaterThan(2);
    for (const { args, output, head } of shown) {
      const { stdout, stderr } = await runCli(args, { cwd, env: { COLUMNS: "100" } });
      const seen = stdout.split("\n").slice(0, head).join("\n");
      expect({ args, printed: timeless(`${stderr}${seen}`) }).toEqual({ args, printed: timeless(output) });
    }
  });

  it("has jq recipes that work on a sync file", async () => {
    const cwd = temporaryFolder();
    await runCli(["sync", "--demo"], { cwd });
    const recipes = [...readme.matchAll(/^jq (-r )?'([^']+)' sync\.json$/gm)];
    expect(recipes).toHaveLength(3);
    for (const [, raw, filter = ""] of hasJq() ? recipes : []) {
      const args = [...(raw ? ["-r"] : []), filter, "sync.json"];
      expect(execFileSync("jq", args, { cwd, encoding: "utf8" }).trim().length).toBeGreaterThan(10);
    }
  });

  it("stays short", () => {
    expect(readme.split("\n").length).toBeLessThan(400);
  });
});

function hasJq(): boolean {
  try {
    execFileSync("jq", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
