import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/cli.js";
import { runCommand } from "../support/command.js";

const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const bin = path("bin/jc-connector.js");
const monday = path("fixtures/demo-sync-monday.json");

/** A line of a shell, `jc` being the built command. */
function shell(line: string, cwd = temporaryFolder()): { code: number | null; out: string; err: string } {
  const script = `jc() { "$NODE" "$BIN" "$@"; }; set -o pipefail; ${line}`;
  const env = { PATH: process.env.PATH ?? "", NODE: process.execPath, BIN: bin, MONDAY: monday };
  const { status, stdout, stderr } = spawnSync("bash", ["--norc", "-c", script], {
    cwd,
    env,
    encoding: "utf8",
  });
  return { code: status, out: stdout, err: stderr };
}

describe("diff, as people run it", () => {
  it("finds nothing between two syncs of an organisation that did not change", async () => {
    const cwd = temporaryFolder();
    await runCommand(["sync", "--demo", "-f", "yesterday.json"], { cwd });
    const { code, out, err } = shell("jc sync --demo -q -f - | jc diff yesterday.json -", cwd);
    expect({ code, out }).toEqual({ code: 0, out: "" });
    expect(err).toMatch(/^Larkspur Instruments, .* → .* UTC, \d+ s old, both complete\nNo changes\n$/m);
  });

  it("compares with what a sync has just read, through a pipe", () => {
    const { code, out } = shell('jc sync --demo -q -f - | jc diff "$MONDAY" - --stat -q');
    const golden = readFileSync(path("fixtures/screens/diff-stat.txt"), "utf8");
    // What is sensitive was not said, so two events are less grave than in the picture.
    const told = (text: string) =>
      text.replace(/^(\d+) +(high|medium|info) +(group-app|leaver-still-ass)/gm, "$1 $3");
    expect({ code, out: told(out) }).toEqual({ code: 1, out: told(golden) });
  });
});
