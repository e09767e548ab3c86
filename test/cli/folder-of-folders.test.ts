import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/cli.js";
import { runCommand } from "../support/command.js";

const ids = ["60259a2ad81e1a474d4e7c10", "60259a2ad81e1a474d4e7c11"];

/** What `sync --all-orgs` leaves, as far as it is looked at. */
function folderOf(names: readonly string[]): string {
  const dir = temporaryFolder();
  for (const name of names) mkdirSync(join(dir, name));
  return dir;
}

describe("the folder of the organisations' folders", () => {
  it.each([["verify"], ["stats"], ["audit"], ["diff"], ["diff", "--since", "7d"]])(
    "is told from an empty one by %s %s",
    async (...args) => {
      const dir = folderOf(ids);
      const { code, stderr } = await runCommand([...args, "--dir", dir]);
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: `jc-connector: ${dir} holds the folders of 2 organisations: --dir ${dir}/ID\n`,
      });
    },
  );

  it.each([
    [["--org-id", "60259A2AD81E1A474D4E7C11"], {}, ids[1]],
    [[], { JUMPCLOUD_ORG_ID: "60259a2ad81e1a474d4e7c99" }, "60259a2ad81e1a474d4e7c99"],
    [[], {}, "ID"],
  ])("is not made one organisation's by a sync with %j and %j", async (args, env, name) => {
    const dir = folderOf(ids);
    const { code, stderr } = await runCommand(["sync", "--dir", dir, ...args], {
      env: { ...env, JUMPCLOUD_API_KEY: "k", JUMPCLOUD_BASE_URL: "http://127.0.0.1:9" },
    });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: `jc-connector: ${dir} holds the folders of 2 organisations (sync --all-orgs). Give one organisation its own folder: --dir ${join(dir, name ?? "")}\n`,
    });
    expect(readdirSync(dir).sort()).toEqual(ids);
  });

  it("is none where dated files stand beside them, or the folders are called otherwise", async () => {
    const other = folderOf(["archive"]);
    const demo = ["sync", "--demo", "--quiet", "--dir"];
    expect(await runCommand([...demo, other])).toMatchObject({ code: 0 });
    mkdirSync(join(other, ids[0] ?? ""));
    expect(await runCommand([...demo, other])).toMatchObject({ code: 0 });
    expect((await runCommand(["stats", "--dir", other])).code).toBe(0);
  });
});
