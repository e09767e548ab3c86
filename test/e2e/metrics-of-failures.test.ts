import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { demoOrganization } from "../../src/simulator/demo-organization.js";
import { temporaryFolder } from "../support/cli.js";
import { startContender } from "../support/contender.js";
import { at, id, monday, synced, tuesday } from "../support/metered-sync.js";
import { seriesOf } from "../support/metrics.js";
import { serveForCommands, serveOrganization } from "../support/organization-server.js";

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
