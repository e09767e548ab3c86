import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { demoOrganization } from "../../src/simulator/demo-organization.js";
import { type Manifest, manifestSchema } from "../../src/sync-file/manifest.js";
import { runCli, temporaryFolder } from "../support/cli.js";
import { id, monday, synced } from "../support/metered-sync.js";
import { promtool, seriesOf } from "../support/metrics.js";
import { serveForCommands } from "../support/organization-server.js";

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
