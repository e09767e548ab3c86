import { renameSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { syncAll } from "../support/all-orgs.js";
import { temporaryFolder } from "../support/cli.js";
import { seriesOf } from "../support/metrics.js";
import { organizations } from "../support/organizations-server.js";

const monday = Date.parse("2026-11-23T02:00:03Z") / 1000;
const tuesday = Date.parse("2026-11-24T02:00:03Z") / 1000;
const seconds = { monday, tuesday };

/** Three organisations that were synced well on Monday, and how to sync them again on Tuesday. */
async function synced() {
  const all = organizations(3);
  const folder = temporaryFolder();
  const metrics = join(folder, "jumpcloud.prom");
  const dir = join(folder, "all");
  const args = (day: keyof typeof seconds) => [
    ...["-q", "--metrics", metrics, "--now"],
    new Date(seconds[day] * 1000).toISOString(),
  ];
  const { run } = await syncAll(all, { dir, args: args("monday") });
  expect(run).toMatchObject({ code: 0, stderr: "" });
  return {
    ...{ all, dir, metrics },
    again: async (listed = all, arranged: Parameters<typeof syncAll>[1] = {}) =>
      (await syncAll(listed, { dir, args: args("tuesday"), ...arranged })).run,
    series: () => all.map((organization) => seriesOf(metrics, organization.id)),
  };
}

describe("the metrics of sync --all-orgs", () => {
  it("are one series for each organisation, and each has its own numbers", async () => {
    const { all, series } = await synced();
    expect(series().map((one) => [one.exit_code, one["resources:user"]])).toEqual(
      all.map(({ users }) => [0, users.length]),
    );
    for (const { requests, duration_seconds: duration } of series()) {
      expect(requests).toBeGreaterThan(5);
      expect(duration).toBeGreaterThan(0);
    }
  });

  it("keep the last success of the one that fails", async () => {
    const { all, again, series } = await synced();
    const refuseIn = { [all[1]?.id ?? ""]: ["GET /api/systemusers"] };
    expect((await again(all, { switches: { refuseIn } })).code).toBe(4);
    expect(series().map((one) => [one.exit_code, one.last_success_timestamp_seconds])).toEqual([
      [0, tuesday],
      [4, monday],
      [0, tuesday],
    ]);
  });

  it("keep only the last success of one whose turn did not come", async () => {
    const { all, again, series } = await synced();
    const faults = [{ kind: "unauthorized" as const, endpoint: "GET /api/systemusers" }];
    expect((await again(all, { switches: { faults } })).code).toBe(4);
    const [first, second, third] = series();
    expect([first?.exit_code, second?.exit_code]).toEqual([4, 4]);
    expect(third).toEqual({ last_success_timestamp_seconds: monday });
  });

  it("tell of each that nobody synced when not even the list could be read", async () => {
    const { again, all, series } = await synced();
    expect((await again(all, { options: { env: { JUMPCLOUD_API_KEY: "wrong" } } })).code).toBe(4);
    for (const one of series())
      expect(one).toMatchObject({
        exit_code: 4,
        last_run_timestamp_seconds: tuesday,
        last_success_timestamp_seconds: monday,
      });
  });

  it("keep the last success of an organisation that is no longer listed until its folder is moved away", async () => {
    const { again, all, series, dir } = await synced();
    expect((await again(all.slice(0, 2))).code).toBe(0);
    expect(series()[2]).toEqual({ last_success_timestamp_seconds: monday });
    const folder = join(dir, all[2]?.id ?? "");
    renameSync(folder, `${folder}-away`);
    expect((await again(all.slice(0, 2))).code).toBe(0);
    expect(series()[2]).toEqual({});
  });
});
