import { describe, expect, it } from "vitest";
import { smallBaton } from "./baton-jumpcloud/small-baton.js";
import { importOutcome } from "./import-outcome.js";

const file = { users: { "user:u1": "one@example.com" }, resources: ["group:g1"] };

/** Which sync is taken, by the time when it ended, where the file has these beside one that ended at 02:10. */
async function chosen(...runs: readonly [syncId: string, started: string, ended: string][]) {
  const bytes = await smallBaton(file, (database) => {
    for (const run of runs) {
      database.run(
        "INSERT INTO v1_sync_runs (sync_id, started_at, ended_at, sync_token) VALUES (?, ?, ?, '')",
        [...run],
      );
      const from = "FROM v1_entitlements WHERE sync_id = 'sync'";
      database.run(
        `INSERT INTO v1_entitlements SELECT NULL, resource_type_id, resource_id, external_id, data, ?, '' ${from}`,
        [run[0]],
      );
    }
  });
  const outcome = await importOutcome(bytes);
  if ("refused" in outcome) return outcome;
  const { endedAt } = JSON.parse(outcome.text).manifest;
  return { endedAt, leftOut: outcome.leftOut };
}

const standing = "2026-11-20T02:10:00Z";

describe("the sync of several that is taken", () => {
  it.each([
    ["of another zone that is earlier", "2026-11-20 03:59:00", "2026-11-20 04:09:59+02:00"],
    [
      "that ended at the same second, a fraction before",
      "2026-11-20 02:00:00",
      "2026-11-20 02:09:59.999999999",
    ],
  ])("is the last in time, not in text: there is one %s", async (_, started, ended) => {
    const zone = ended.includes("+") ? "+02:00" : "";
    expect(await chosen(["other", `${started}${zone}`, ended])).toEqual({ endedAt: standing, leftOut: {} });
  });

  it("is another where that ended later, whatever its zone", async () => {
    expect(await chosen(["other", "2026-11-19 23:00:00-05:00", "2026-11-19 23:10:00-05:00"])).toEqual({
      endedAt: "2026-11-20T04:10:00Z",
      leftOut: { newest_sync_empty: ["sync"] },
    });
  });

  it.each([
    ["sync_time_unreadable", "2026-11-20 03:00:00", "zzzz"],
    ["sync_time_unreadable", "soon", "2026-11-21 03:00:00"],
    ["sync_time_unreadable", "2026-11-20 03:00:00", "2026-13-41 03:00:00"],
    ["sync_ends_before_start", "2026-11-22 03:00:00", "2026-11-21 03:00:00"],
  ])("is none with times that cannot be, and that is said: %s", async (code, started, ended) => {
    expect(await chosen(["other", started, ended])).toEqual({
      endedAt: standing,
      leftOut: { [code]: ["other"] },
    });
  });

  it("is none where all have times that cannot be", async () => {
    const bytes = await smallBaton(file, (database) =>
      database.exec("UPDATE v1_sync_runs SET ended_at = '2020-01-01 00:00:00'"),
    );
    expect(await importOutcome(bytes)).toEqual({
      refused: "holds no finished sync of everything, but 1 × sync that ends before it starts",
    });
  });
});
