import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { runCli, temporaryFolder } from "../support/cli.js";

const root = new URL("../../", import.meta.url);
const syncFile = fileURLToPath(new URL("fixtures/demo-sync.json", root));

/** Writes down each file that is imported. In CommonJS packages that is the first one alone, which is enough. */
const recorder = (list: string) => {
  const hooks = `
    import { appendFileSync } from "node:fs";
    export async function load(url, context, next) {
      appendFileSync(${JSON.stringify(list)}, url + "\\n");
      return next(url, context);
    }`;
  return `
    import { register } from "node:module";
    register(${JSON.stringify(`data:text/javascript,${encodeURIComponent(hooks)}`)});`;
};

/** The packages and the rooms of src that a command line loads something of, sorted. */
async function loadedBy(args: readonly string[]): Promise<string[]> {
  const folder = temporaryFolder();
  const list = join(folder, "loaded.txt");
  const preload = join(folder, "recorder.mjs");
  writeFileSync(preload, recorder(list));
  const { code } = await runCli(args, { env: { NODE_OPTIONS: `--import=${pathToFileURL(preload)}` } });
  expect(code).toBe(0);
  const loaded = readFileSync(list, "utf8").split("\n");
  expect(loaded).toContain(String(new URL("dist/cli/main.js", root)));
  const names = loaded.flatMap(
    (url) =>
      /\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1] ?? /\/dist\/([^/]+)\//.exec(url)?.[1] ?? [],
  );
  return [...new Set(names)].sort();
}

describe("a start", () => {
  it("loads commander alone to tell the version", async () => {
    expect(await loadedBy(["--version"])).toEqual(["cli", "commander", "model", "sync-file"]);
  });

  it.each([[["--help"]], [["sync", "--help"]], [["review", "open", "--help"]]])(
    "loads no other package to help: %j",
    async (args) => {
      const loaded = await loadedBy(args);
      const rooms = ["access", "cli", "diff", "export", "model", "review", "sync", "sync-file"];
      expect(loaded.filter((name) => !rooms.includes(name))).toEqual(["commander"]);
    },
  );

  it.each([
    [["verify", syncFile]],
    [["stats", syncFile]],
    [["audit", syncFile]],
    [["diff", syncFile, syncFile]],
    [["grants", syncFile]],
  ])("loads nothing that talks to JumpCloud, logs or makes sheets to read a file: %j", async (args) => {
    const loaded = await loadedBy(args);
    expect(loaded).toContain("zod");
    const others = ["undici", "p-limit", "pino", "uuid", "hucre", "ignore", "simulator", "review"];
    expect(loaded.filter((name) => others.includes(name))).toEqual([]);
  });
});
