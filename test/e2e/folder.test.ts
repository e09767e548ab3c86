import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/cli.js";
import { runCommand } from "../support/command.js";
import { folderOf, nights } from "../sync-dir/folder.js";

describe("the command line reads a folder of dated files", () => {
  it("that the environment names: the newest file, and verify the chain of all", async () => {
    const { dir } = await folderOf(nights(1, 2));
    const env = { JC_CONNECTOR_DIR: dir };
    const stats = await runCommand(["stats", "--format", "json"], { env });
    expect({ code: stats.code, startedAt: JSON.parse(stats.stdout).startedAt }).toEqual({
      code: 0,
      startedAt: "2026-11-02T02:00:03.000Z",
    });
    const sound = await runCommand(["verify"], { env });
    expect(sound.code).toBe(0);
    expect(sound.stdout).toContain(`${dir}: unbroken: a chain of 2 files\n`);
    appendFileSync(join(dir, "2026-11-01T020003Z.json.gz"), "x");
    expect((await runCommand(["verify"], { env })).code).toBe(6);
    // A file that is named goes before the environment.
    expect((await runCommand(["verify", join(dir, "latest.json.gz")], { env })).code).toBe(0);
  });

  it("and says in one line that nothing was accepted there", async () => {
    const dir = temporaryFolder();
    expect(await runCommand(["verify", "--dir", dir])).toEqual({
      code: 2,
      signal: null,
      stdout: "",
      stderr: `jc-connector: no sync has been accepted in ${dir} yet\n`,
    });
  });
});
