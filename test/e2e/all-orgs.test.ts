import { existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { SimulatedOrganization } from "../../src/simulator/organization.js";
import type { Switches } from "../../src/simulator/switches.js";
import { type CliOptions, temporaryFolder } from "../support/cli.js";
import { startContender } from "../support/contender.js";
import { organizations, serveOrganizations } from "../support/organizations-server.js";
import { contentOf, readSynced } from "../support/synced.js";
import { truthOf } from "../support/truth.js";

const fileName = "2026-11-23T020003Z.json.gz";
const now = ["--now", "2026-11-23T02:00:03Z"];
const plainly = ["--log-level", "error", ...now];

interface Arranged {
  switches?: Partial<Switches>;
  args?: readonly string[];
  options?: CliOptions;
  dir?: string;
}

async function syncAll(all: readonly SimulatedOrganization[], arranged: Arranged = {}) {
  const { switches, args = plainly, options, dir = join(temporaryFolder(), "all") } = arranged;
  const { runSync, simulator } = await serveOrganizations(all, switches);
  const run = await runSync(["--all-orgs", "--dir", dir, ...args], options);
  return { run, dir, simulator };
}

/** Whether the folder of the organisation holds that organisation, and nothing else. */
function expectTruth(dir: string, organization: SimulatedOrganization): void {
  const folder = join(dir, organization.id);
  expect(readlinkSync(join(folder, "latest.json.gz"))).toBe(fileName);
  const synced = readSynced(join(folder, fileName));
  expect(synced.sync.source.organization).toEqual({
    id: organization.id,
    displayName: organization.displayName,
  });
  expect(contentOf(synced)).toEqual(truthOf(organization));
}

const endingsOf = (dir: string, { id }: SimulatedOrganization) =>
  readFileSync(join(dir, id, "runs.ndjson"), "utf8")
    .trimEnd()
    .split("\n")
    .map((line): { exitCode: number } => JSON.parse(line))
    .map(({ exitCode }) => exitCode);

/** The names of the organisations in the table, in order. */
const tableOf = (text: string) =>
  text
    .split("\n\n")[0]
    ?.match(/^Organisation \w/gm)
    ?.map((name) => name.slice(-1)) ?? [];

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

  it("ends everything when it is interrupted, and goes on from there the next time", async () => {
    const all = organizations(3);
    const [first, second, third] = all;
    if (!first || !second || !third) throw new Error("too few");
    const dir = join(temporaryFolder(), "all");
    const { runSync, simulator } = await serveOrganizations(all, { latencyMs: 5 });
    const run = await runSync(["--all-orgs", "--dir", dir, ...plainly], {
      onStart(kill) {
        const off = simulator.onRequest((_, request) => {
          const isMembers = request.url.includes("/members");
          if (request.headers.get("x-org-id") !== second.id || !isMembers) return;
          off();
          kill("SIGINT");
        });
      },
    });
    expect(run.code).toBe(130);
    expectTruth(dir, first);
    expect(endingsOf(dir, second)).toEqual([130]);
    expect(existsSync(join(dir, third.id))).toBe(false);
    expect(run.stderr).toContain("Organisation B (60259a2ad81e1a474d4e7c11): interrupted (exit 130)");
    expect(run.stderr).toMatch(/NOT BEGUN {3}Organisation C \(/);
    expect(simulator.log.entries.some(({ headers }) => headers.orgId === third.id)).toBe(false);
    const again = await runSync(["--all-orgs", "--dir", dir, "--quiet", "--now", "2026-11-23T02:09:03Z"]);
    expect(again).toMatchObject({ code: 0, stderr: "" });
    const [resumed, begun] = [second, third].map(({ id }) => readSynced(join(dir, id, "latest.json.gz")));
    expect(resumed?.manifest.resumed?.units).toBeGreaterThan(0);
    expect([resumed, begun].map((synced) => synced && contentOf(synced))).toEqual(
      [second, third].map(truthOf),
    );
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

  it("stops at once with a key that is none", async () => {
    const { run, dir } = await syncAll(organizations(2), {
      options: { env: { JUMPCLOUD_API_KEY: "wrong" } },
    });
    expect(run.code).toBe(4);
    expect(run.stderr).toContain("JumpCloud refused the API key");
    expect(readdirSync(dir)).toEqual([]);
  });

  it("stops at the first organisation that says that the key is none", async () => {
    const { run, simulator } = await syncAll(organizations(2), {
      switches: { faults: [{ kind: "unauthorized", endpoint: "GET /api/systemusers" }] },
    });
    expect(run.code).toBe(4);
    expect(run.stderr).toContain("JumpCloud refused the API key");
    expect(new Set(simulator.log.entries.map(({ headers }) => headers.orgId)).size).toBe(2);
  });

  it("cannot know them without the list", async () => {
    const { run } = await syncAll(organizations(2), { switches: { refuse: ["GET /api/organizations"] } });
    expect(run.code).toBe(4);
    expect(run.stderr).toContain("sync each one: --org-id ID --dir DIR/ID");
  });
});

describe("sync --all-orgs is refused", () => {
  it.each([
    { why: "without a folder", args: [], says: "give --dir DIR" },
    {
      why: "with one organisation",
      args: ["--dir", "d", "--org-id", "6".repeat(24)],
      says: "--org-id names one",
    },
    { why: "with a file", args: ["--dir", "d", "--file", "x.json"], says: "--file is one organisation's" },
    { why: "with the demonstration", args: ["--dir", "d", "--demo"], says: "--demo is one organisation" },
    { why: "with expectations", args: ["--dir", "d", "--expect", "user=3"], says: "--expect counts" },
    { why: "as a list of requests", args: ["--dir", "d", "--dry-run"], says: "--dry-run lists the requests" },
  ])("$why, before anything is asked", async ({ args, says }) => {
    const { runSync, simulator } = await serveOrganizations(organizations(2));
    const cwd = temporaryFolder();
    const run = await runSync(["--all-orgs", ...args], { cwd });
    expect({ code: run.code, lines: run.stderr.trimEnd().split("\n").length }).toEqual({ code: 2, lines: 1 });
    expect(run.stderr).toContain(says);
    expect(simulator.log.entries).toEqual([]);
    expect(readdirSync(cwd)).toEqual([]);
  });

  it("into the folder of one organisation", async () => {
    const dir = temporaryFolder();
    writeFileSync(join(dir, "SHA256SUMS"), "");
    const { run, simulator } = await syncAll(organizations(2), { dir });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain("holds the dated files of one organisation");
    expect(simulator.log.entries).toEqual([]);
  });
});
