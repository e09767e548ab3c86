import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { c1zTables } from "../support/c1z-tables.js";
import { runCli, temporaryFolder } from "../support/cli.js";

const packages = ["@bufbuild/protobuf", "@hpcc-js/wasm-zstd", "node-sqlite3-wasm", "xxhash-wasm"];
const withoutPackages = new URL("../support/without-packages.js", import.meta.url).href;

describe("a c1z made by the built command", () => {
  it("holds what the sync file before it in the pipe holds", async () => {
    const cwd = temporaryFolder();
    const sync = await runCli(["sync", "--demo", "-f", "-", "--quiet"], { cwd });
    const args = ["export", "-", "--format", "c1z", "--out", "demo.c1z", "--quiet"];
    const { code, stdout, stderr } = await runCli(args, { cwd, stdin: sync.stdout });
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: "", stderr: "" });
    const tables = await c1zTables(join(cwd, "demo.c1z"));
    expect(Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, rows.length]))).toEqual({
      v1_assets: 0,
      v1_connector_sessions: 1,
      v1_entitlements: 20,
      v1_grants: 71,
      v1_resource_types: 5,
      v1_resources: 41,
      v1_sync_runs: 1,
    });
    expect(readdirSync(cwd)).toEqual(["demo.c1z"]);
  });

  it.each(packages)(
    "is refused with what to install where there is no %s; nothing else needs it",
    async (name) => {
      const cwd = temporaryFolder();
      const env = { NODE_OPTIONS: `--import=${withoutPackages}`, WITHOUT_PACKAGES: name };
      expect((await runCli(["sync", "--demo", "--quiet"], { cwd, env })).code).toBe(0);
      const { code, stdout, stderr } = await runCli(["export", "-o", "c1z", "--out", "demo.c1z"], {
        cwd,
        env,
      });
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).toBe(
        `jc-connector: c1z needs packages that were left out when jc-connector was installed: npm install ${packages.join(" ")}\n`,
      );
      expect(readdirSync(cwd)).toEqual(["sync.json"]);
    },
  );
});
