import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/cli.js";
import { runCommand } from "../support/command.js";
import { id, synced, tuesday } from "../support/metered-sync.js";
import { seriesOf } from "../support/metrics.js";
import { readSynced } from "../support/synced.js";

describe("a metrics file", () => {
  it("is replaced whatever stands in it", async () => {
    const { metrics, again } = await synced();
    writeFileSync(metrics, Buffer.from([0, 255, 10, 35]));
    expect((await again()).code).toBe(0);
    expect(seriesOf(metrics, id)).toMatchObject({ last_success_timestamp_seconds: tuesday });
  });

  it("that cannot be written makes a good sync exit 2, in one line, and leaves its file", async () => {
    const { folder, file, again } = await synced();
    const missing = join(folder, "missing", "jumpcloud.prom");
    const run = await again(["--metrics", missing]);
    expect(run).toEqual({
      code: 2,
      signal: null,
      stdout: "",
      stderr: `jc-connector: the metrics are not written: cannot write ${missing}: the directory does not exist. The sync itself is done\n`,
    });
    expect(readFileSync(file, "utf8")).toContain('"startedAt":"2026-11-24T02:00:03.000Z"');
  });

  it("that cannot be written leaves another failure its exit code", async () => {
    const { folder, again } = await synced();
    const missing = join(folder, "missing", "jumpcloud.prom");
    const run = await again(["--metrics", missing], { env: { JUMPCLOUD_API_KEY: "wrong" } });
    expect(run.code).toBe(4);
    expect(run.stderr.split("\n")[0]).toBe(
      `jc-connector: the metrics are not written: cannot write ${missing}: the directory does not exist`,
    );
    expect(run.stderr).toContain("JumpCloud refused the API key");
  });

  it.skipIf(process.platform === "win32" || process.getuid?.() === 0)(
    "in a folder of somebody else's is one that cannot be written",
    async () => {
      const { folder, again } = await synced();
      const closed = join(folder, "closed");
      mkdirSync(closed);
      chmodSync(closed, 0o500);
      const run = await again(["--metrics", join(closed, "jumpcloud.prom")]);
      expect(run.code).toBe(2);
      expect(run.stderr).toContain("permission denied. The sync itself is done\n");
    },
  );

  it.each([
    ["a folder", ".", /is a directory: it names a file/],
    ["the sync file", "sync.json", /is a sync file, and would be replaced: name another/],
    ["nothing", "", /names no file/],
    ["standard output", "-", /is no file that could be replaced/],
  ])("is not %s: nothing is read then", async (_, name, reason) => {
    const { folder, again, simulator } = await synced();
    const before = simulator.log.entries.length;
    const run = await again(["--metrics", name === "" || name === "-" ? name : join(folder, name)]);
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(reason);
    expect(simulator.log.entries).toHaveLength(before);
  });

  it("is not the sync file that the same run wrote", async () => {
    const file = join(temporaryFolder(), "sync.json");
    const run = await runCommand(["sync", "--demo", "-q", "-f", file, "--metrics", file]);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(
      "is a sync file, and would be replaced: name another. The sync itself is done",
    );
    expect(readSynced(file).sync.complete).toBe(true);
  });
});
