import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { demoOrganization } from "../../src/simulator/demo-organization.js";
import { type Manifest, manifestSchema } from "../../src/sync-file/manifest.js";
import { runCli, temporaryFolder } from "../support/cli.js";
import { runCommand } from "../support/command.js";
import { startContender } from "../support/contender.js";
import { promtool, seriesOf } from "../support/metrics.js";
import { serveForCommands, serveOrganization } from "../support/organization-server.js";
import { readSynced } from "../support/synced.js";

const { id } = demoOrganization();
const monday = Date.parse("2026-11-23T02:00:03Z") / 1000;
const tuesday = Date.parse("2026-11-24T02:00:03Z") / 1000;
const at = (seconds: number) => ["-q", "--now", new Date(seconds * 1000).toISOString()];

/** A folder with the metrics file of a sync that went well on Monday, and how to sync again on Tuesday. */
async function synced() {
  const folder = temporaryFolder();
  const file = join(folder, "sync.json");
  const metrics = join(folder, "jumpcloud.prom");
  const organization = demoOrganization();
  const { sync, simulator } = await serveForCommands(organization, { removedUserEdges: "removed" });
  const flags = ["--metrics", metrics];
  expect(await sync(file, [...at(monday), ...flags])).toMatchObject({ code: 0, stderr: "" });
  return {
    ...{ folder, file, metrics, simulator, organization },
    again: (args: readonly string[] = [], options = {}) =>
      sync(file, [...at(tuesday), ...flags, ...args], options),
  };
}

function manifestOf(file: string): Manifest {
  const document: { manifest: unknown } = JSON.parse(readFileSync(file, "utf8"));
  return manifestSchema.parse(document.manifest);
}

describe("the metrics of a sync", () => {
  it("are what its file says of itself", async () => {
    const { file, metrics } = await synced();
    const manifest = manifestOf(file);
    const sum = (count: "requests" | "retries" | "throttled") =>
      Object.values(manifest.requests).reduce((total, endpoint) => total + endpoint[count], 0);
    const { duration_seconds: duration, ...series } = seriesOf(metrics, id);
    expect(duration).toBeGreaterThan(0);
    expect(series).toEqual({
      last_success_timestamp_seconds: monday,
      last_run_timestamp_seconds: monday,
      exit_code: 0,
      requests: sum("requests"),
      retried_requests: 0,
      throttled_requests: 0,
      complete: 1,
      incomplete_lists: 0,
      "resources:admin_user": 7,
      "resources:app": 8,
      "resources:group": 6,
      "resources:role": 6,
      "resources:user": 14,
      entitlements: manifest.counts.entitlements,
      grants: manifest.counts.grants,
      file_bytes: statSync(file).size,
      key_expiry_timestamp_seconds: Date.parse(manifest.credential?.expiresAt ?? "") / 1000,
    });
  });

  it("count what was sent again", async () => {
    const { metrics, again, simulator, file } = await synced();
    simulator.switches.faults = [
      { kind: "throttled", endpoint: "GET /api/systemusers", times: 2, retryAfter: "0" },
    ];
    expect((await again()).code).toBe(0);
    const { requests } = manifestOf(file);
    const endpoint = requests["GET /api/systemusers"];
    expect(endpoint?.throttled).toBe(2);
    expect(seriesOf(metrics, id)).toMatchObject({
      retried_requests: endpoint?.retries,
      throttled_requests: 2,
      dropped: 0,
    });
  });

  it("name neither people nor the key", async () => {
    const { metrics, organization } = await synced();
    const text = readFileSync(metrics, "utf8");
    const names = [...organization.users, ...organization.administrators].flatMap(({ email }) => email || []);
    expect(names.length).toBeGreaterThan(5);
    for (const name of [...names, "@", "Larkspur", organization.displayName])
      expect(text).not.toContain(name);
  });

  it.skipIf(process.platform === "win32")("are a file of its own that others can read", async () => {
    const { folder, metrics } = await synced();
    expect(statSync(metrics).mode & 0o777).toBe(0o644);
    expect(readdirSync(folder).sort()).toEqual(["jumpcloud.prom", "sync.json"]);
  });

  it("are written where the environment says, and not by a dry run", async () => {
    const { folder, again } = await synced();
    const other = join(folder, "other.prom");
    const { sync } = await serveForCommands(demoOrganization());
    const env = { JC_CONNECTOR_METRICS: other };
    expect((await sync(join(folder, "dry.json"), ["--dry-run"], { env })).code).toBe(0);
    expect(existsSync(other)).toBe(false);
    expect((await sync(join(folder, "env.json"), ["-q"], { env })).code).toBe(0);
    expect(seriesOf(other, id).exit_code).toBe(0);
    // The flag goes before it.
    expect((await again([], { env: { JC_CONNECTOR_METRICS: join(folder, "none.prom") } })).code).toBe(0);
    expect(existsSync(join(folder, "none.prom"))).toBe(false);
  });
});

describe("the metrics of a sync that fails", () => {
  it("keep the last success, and state nothing that was not read", async () => {
    const { metrics, again } = await synced();
    const run = await again([], { env: { JUMPCLOUD_API_KEY: "wrong" } });
    expect(run.code).toBe(4);
    const { duration_seconds: _, ...series } = seriesOf(metrics, id);
    expect(series).toEqual({
      last_success_timestamp_seconds: monday,
      last_run_timestamp_seconds: tuesday,
      exit_code: 4,
      requests: 1,
      retried_requests: 0,
      throttled_requests: 0,
    });
  });

  it.each([
    ["of a flag that cannot be", 2, ["--org-id", "none"]],
    ["of another organisation's file", 2, ["--org-id", "60259a2ad81e1a474d4e7c10"]],
    ["of a network that is none", 5, ["--base-url", "http://127.0.0.1:9", "--max-retry-time", "0"]],
  ])("because %s have exit code %i", async (_, code, args) => {
    const { metrics, again } = await synced();
    expect((await again(args)).code).toBe(code);
    const asked = args.includes("60259a2ad81e1a474d4e7c10") ? "60259a2ad81e1a474d4e7c10" : id;
    expect(seriesOf(metrics, asked)).toMatchObject({ exit_code: code, last_run_timestamp_seconds: tuesday });
  });

  it("tell of a result that is not whole, and of one that lost too much", async () => {
    const { metrics, again, simulator, organization } = await synced();
    simulator.switches.faults = [{ kind: "total", total: 99, endpoint: "GET /api/systemusers" }];
    expect((await again()).code).toBe(3);
    expect(seriesOf(metrics, id)).toMatchObject({
      exit_code: 3,
      last_success_timestamp_seconds: monday,
      complete: 0,
      incomplete_lists: 1,
    });
    simulator.switches.faults = [];
    for (const user of organization.users.slice(0, 7)) simulator.removeUser(user.id);
    expect((await again()).code).toBe(3);
    expect(seriesOf(metrics, id)).toMatchObject({
      exit_code: 3,
      last_success_timestamp_seconds: monday,
      complete: 1,
      incomplete_lists: 0,
      dropped: 1,
      "resources:user": 7,
    });
    expect((await again(["--max-drop", "none"])).code).toBe(0);
    const series = seriesOf(metrics, id);
    expect(series).toMatchObject({ exit_code: 0, last_success_timestamp_seconds: tuesday });
    expect(series).not.toHaveProperty("dropped");
  });

  it("tell of a sync that another one kept out", async () => {
    const { metrics, again, file } = await synced();
    const other = await startContender();
    expect(await other.tell("acquire", `${file}.lock`)).toBe("acquired");
    expect((await again()).code).toBe(75);
    expect(seriesOf(metrics, id)).toMatchObject({ exit_code: 75, last_success_timestamp_seconds: monday });
    await other.tell("release");
  });

  it.skipIf(process.platform === "win32").each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("are left by one that %s ended", async (signal, code) => {
    const folder = temporaryFolder();
    const metrics = join(folder, "jumpcloud.prom");
    const { sync, simulator } = await serveOrganization(demoOrganization());
    const args = ["-q", "--metrics", metrics];
    const run = await sync(join(folder, "sync.json"), args, {
      onStart(kill) {
        const off = simulator.onRequest((_, request) => {
          if (!request.url.includes("/members")) return;
          off();
          kill(signal);
        });
      },
    });
    expect(run.code).toBe(code);
    const series = seriesOf(metrics, id);
    expect(series).toMatchObject({ exit_code: code });
    expect(series.requests).toBeGreaterThan(1);
    expect(series).not.toHaveProperty("last_success_timestamp_seconds");
  });

  it("have no organisation where nobody knows which", async () => {
    const metrics = join(temporaryFolder(), "jumpcloud.prom");
    const { sync } = await serveForCommands(demoOrganization());
    const env = { JUMPCLOUD_API_KEY: "wrong" };
    expect((await sync(`${metrics}.json`, [...at(monday), "--metrics", metrics], { env })).code).toBe(4);
    expect(seriesOf(metrics)).toMatchObject({ exit_code: 4, last_run_timestamp_seconds: monday });
  });
});

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

it("is written by the built command as well, of a folder of dated files", async () => {
  const folder = temporaryFolder();
  const metrics = join(folder, "jumpcloud.prom");
  const dir = join(folder, "acme");
  expect((await runCli(["sync", "--demo", "--dir", dir, "-q", "--metrics", metrics])).code).toBe(0);
  expect(seriesOf(metrics, id)).toMatchObject({
    exit_code: 0,
    file_bytes: statSync(join(dir, "latest.json.gz")).size,
  });
});

describe.skipIf(promtool === undefined)("promtool", () => {
  it("finds fault with metrics that are not good", () => {
    const check = () =>
      execFileSync(promtool ?? "", ["check", "metrics"], { input: "a_total 1\na_total 2\n", stdio: "pipe" });
    expect(check).toThrow();
  });
});
