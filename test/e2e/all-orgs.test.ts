import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { endingsOf, expectTruth, fileName, now, plainly, syncAll, tableOf } from "../support/all-orgs.js";
import { temporaryFolder } from "../support/cli.js";
import { startContender } from "../support/contender.js";
import { organizations } from "../support/organizations-server.js";
import { readSynced } from "../support/synced.js";

describe("sync --all-orgs", () => {
  it("syncs each into its folder, with its own id on every request but those about all", async () => {
    const all = organizations(3);
    const { run, dir, simulator } = await syncAll(all);
    expect(run).toMatchObject({ code: 0, stdout: "" });
    expect(readdirSync(dir).sort()).toEqual(all.map(({ id }) => id));
    for (const organization of all) expectTruth(dir, organization);
    expect(all.map((organization) => endingsOf(dir, organization))).toEqual([[0], [0], [0]]);
    expect(tableOf(run.stderr)).toEqual(["A", "B", "C"]);
    for (const text of ["Synced      3 of 3 organisations", fileName, ...all.map(({ id }) => id)])
      expect(run.stderr).toContain(text);
    const { entries } = simulator.log;
    const withoutId = entries.filter(({ headers }) => headers.orgId === undefined);
    expect(withoutId.map(({ endpoint }) => endpoint)).toEqual(["/api/organizations"]);
    // One organisation after the other, in the order of the list.
    const inTurn = entries.flatMap(({ headers }) => headers.orgId ?? []);
    expect(inTurn).toEqual(inTurn.toSorted());
    expect(new Set(inTurn)).toEqual(new Set(all.map(({ id }) => id)));
  });

  it("works with a key that reads one, and goes on in the folders that there are", async () => {
    const [only] = organizations(1);
    if (only === undefined) throw new Error("none");
    const { run, dir } = await syncAll([only]);
    expect(run.code).toBe(0);
    expectTruth(dir, only);
    const later = ["--quiet", "--now", "2026-11-24T02:00:03Z"];
    const second = await syncAll([only], { dir, args: later });
    expect(second.run).toMatchObject({ code: 0, stderr: "" });
    const latest = readSynced(join(dir, only.id, "latest.json.gz"));
    expect(latest.sync.previous?.file).toBe(fileName);
  });

  it("goes on after one that fails, and tells the worst first", async () => {
    const all = organizations(5);
    const [fine, incomplete, refused, locked, alsoFine] = all;
    if (!fine || !incomplete || !refused || !locked || !alsoFine) throw new Error("too few");
    const dir = join(temporaryFolder(), "all");
    const held = join(dir, locked.id);
    mkdirSync(held, { recursive: true });
    const other = await startContender();
    const lockPath = join(held, ".lock");
    expect(await other.tell("acquire", lockPath)).toBe("acquired");
    const { run } = await syncAll(all, {
      dir,
      switches: {
        refuseIn: { [refused.id]: ["GET /api/systemusers"] },
        faults: [{ kind: "total", total: 99, endpoint: "GET /api/systemusers", organization: incomplete.id }],
      },
    });
    expect(run.code).toBe(4);
    expect(tableOf(run.stderr)).toEqual(["C", "B", "D", "A", "E"]);
    for (const organization of [fine, alsoFine]) expectTruth(dir, organization);
    expect(existsSync(join(dir, incomplete.id, `${fileName}.rejected`))).toBe(true);
    expect(existsSync(join(dir, incomplete.id, "latest.json.gz"))).toBe(false);
    expect(all.map((organization) => endingsOf(dir, organization))).toEqual([[0], [3], [4], [75], [0]]);
    expect(run.stderr).toMatch(
      /FAILED {6}Organisation C \(\S+\): refused \(exit 4\)\n.*GET \/api\/systemusers/,
    );
    expect(run.stderr).toMatch(
      /FAILED {6}Organisation B \(\S+\): incomplete \(exit 3\)\n.*users: two pages leave a gap/,
    );
    expect(run.stderr).toMatch(/FAILED {6}Organisation D \(\S+\): locked \(exit 75\)\n/);
    expect(run.stderr).toContain("Synced      2 of 5 organisations");
    await other.tell("release");
  });

  it("says with --quiet only what failed", async () => {
    const all = organizations(2);
    const refuseIn = { [all[1]?.id ?? ""]: ["GET /api/applications"] };
    const { run } = await syncAll(all, { switches: { refuseIn }, args: ["--quiet", ...now] });
    expect(run.code).toBe(4);
    expect(run.stderr).toMatch(/^FAILED {6}Organisation B \(/);
    expect(run.stderr).not.toContain("Organisation A");
  });

  it("keeps one pace: what was learned of the limits in one organisation holds in the next", async () => {
    const all = organizations(4);
    const { run, dir, simulator } = await syncAll(all, {
      switches: { rate: { perSecond: 25, burst: 10, retryAfter: "1" } },
      args: [...plainly, "--concurrency", "3", "--start-rps", "40"],
    });
    expect(run.code).toBe(0);
    for (const organization of all) expectTruth(dir, organization);
    expect(simulator.log.mostInFlight).toBeLessThanOrEqual(3);
    const throttled = all.map(
      ({ id }) =>
        simulator.log.entries.filter(({ status, headers }) => status === 429 && headers.orgId === id).length,
    );
    expect(throttled.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
    // The first finds the limit. Were each to begin anew, each would run into it as often.
    for (const count of throttled.slice(1)) expect(count).toBeLessThanOrEqual(3);
  });

  it("names an organisation whose folder is there and which the key does not list any more", async () => {
    const all = organizations(3);
    const { dir } = await syncAll(all);
    const quiet = await syncAll(all.slice(0, 2), { dir, args: ["--quiet"] });
    expect(quiet.run.code).toBe(0);
    expect(quiet.run.stderr).toMatch(
      /^No longer {3}synced: Organisation C \(60259a2ad81e1a474d4e7c12\) in .*\n$/,
    );
    const { run } = await syncAll(all.slice(0, 2), {
      dir,
      args: ["--log-level", "error"],
      options: { env: { JUMPCLOUD_ORG_ID: "abc" } },
    });
    expect(run.code).toBe(0);
    expect(run.stderr.replace(/\s+/g, " ")).toContain(
      "No longer synced, last on 23 Nov 2026 02:00 UTC: Organisation C (60259a2ad81e1a474d4e7c12).",
    );
  });

  it("passes over an organisation whose id could be no folder's name", async () => {
    const [first, second] = organizations(2);
    if (!first || !second) throw new Error("too few");
    const odd = { ...second, id: "../../elsewhere" };
    const { run, dir, simulator } = await syncAll([first, odd]);
    expect(run.code).toBe(2);
    expectTruth(dir, first);
    expect(readdirSync(dir)).toEqual([first.id]);
    expect(run.stderr).toContain("its id is none of JumpCloud's");
    expect(simulator.log.entries.some(({ headers }) => headers.orgId === odd.id)).toBe(false);
  });
});
