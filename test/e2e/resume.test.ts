import { readdirSync, readFileSync, watch, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { DEMO_API_KEY } from "../../src/simulator/demo-organization.js";
import { generateOrganization } from "../../src/simulator/generate.js";
import type { SimulatedOrganization } from "../../src/simulator/organization.js";
import type { Simulator } from "../../src/simulator/simulator.js";
import { temporaryFolder } from "../support/cli.js";
import { journalledUnits, unitOf } from "../support/journal.js";
import { type ServedOrganization, serveOrganization } from "../support/organization-server.js";
import { contentOf, readSynced } from "../support/synced.js";
import { truthOf } from "../support/truth.js";

const organizationOf = (seed: number) =>
  generateOrganization({ seed, users: 130, groups: 8, apps: 5, administrators: 4, ghosts: 3 });

interface Killed {
  served: ServedOrganization;
  file: string;
  /** What the journal holds. */
  units: string[];
}

/** A sync whose process ends by `signal` when `isMoment` says so of a request, before that is answered. */
async function cutShort(
  served: ServedOrganization,
  how: {
    file: string;
    isMoment: (index: number, request: Request) => boolean;
    signal?: NodeJS.Signals;
    args?: string[];
  },
): Promise<Killed & { stderr: string; code: number | null }> {
  const { file, isMoment, signal = "SIGKILL", args = [] } = how;
  let kill = (_: NodeJS.Signals) => {};
  const stop = served.simulator.onRequest((index, request) => {
    if (!isMoment(index, request)) return;
    kill(signal);
    // A second signal would end the process at once.
    kill = () => {};
  });
  const { stderr, code } = await served.sync(file, args, {
    onStart(send) {
      kill = send;
    },
  });
  stop();
  served.simulator.log.clear();
  return { served, file, units: journalledUnits(`${file}.journal`), stderr, code };
}

/** The requests that read a unit again which was finished; the last page of a list that grows at its end may be. */
function readAgain({ log }: Simulator, units: readonly string[]): string[] {
  const finished = new Set(units);
  const lastPages = new Map([
    ["users", 99],
    ["administrators", 0],
  ]);
  return log.entries.flatMap((request) => {
    const unit = unitOf(request);
    if (unit === undefined || !finished.has(unit)) return [];
    const skip = Number(new URLSearchParams(request.query).get("skip"));
    return lastPages.get(unit) === skip ? [] : [`${unit}: ${request.path}?${request.query}`];
  });
}

interface CleanSync {
  organization: SimulatedOrganization;
  bytes: Buffer;
  digest: string;
  requests: number;
}

const cleanSyncs = new Map<number, Promise<CleanSync>>();

/** A sync that nothing disturbs; once for each organisation. */
function cleanSync(seed: number): Promise<CleanSync> {
  const known = cleanSyncs.get(seed) ?? syncCleanly(organizationOf(seed));
  cleanSyncs.set(seed, known);
  return known;
}

async function syncCleanly(organization: SimulatedOrganization): Promise<CleanSync> {
  const { simulator, sync } = await serveOrganization(organization);
  const file = join(temporaryFolder(), "sync.json");
  await sync(file);
  const { entries } = simulator.log;
  expect(entries.filter((entry) => unitOf(entry) === undefined).map(({ path }) => path)).toEqual([
    "/api/organizations",
  ]);
  const { digest } = readSynced(file).manifest;
  return { organization, bytes: readFileSync(file), digest, requests: entries.length };
}

/** When the members of some groups are read too. */
function amongApps(): typeof atFirstApp {
  let asked = 0;
  return (_, { url }) => {
    if (url.includes("/associations")) asked += 1;
    return asked === 6;
  };
}

/** When the first edges of an app are asked for: every list of objects is read, and no app's edges. */
const atFirstApp = (_: number, { url }: Request) => url.includes("/associations");

describe("a sync that was killed", () => {
  const between: number[] = [];

  it.each(Array.from({ length: 25 }, (_, index) => index + 1))(
    "at a random moment (%i) leaves the old file or the whole new one, and is gone on with",
    async (seed) => {
      const { organization, bytes: old, digest, requests } = await cleanSync(100 + (seed % 3));
      const served = await serveOrganization(organization, { seed, latencyMs: 2 });
      const file = join(temporaryFolder(), "sync.json");
      writeFileSync(file, old);
      // Spread over the run, and not the same for two seeds.
      const moment = 1 + ((seed * 37) % requests);
      const killed = await cutShort(served, { file, isMoment: (index) => index === moment });
      if (killed.units.length > 0) between.push(seed);
      const left = readFileSync(file);
      expect(left.equals(old) || readSynced(file).manifest.digest === digest).toBe(true);

      expect((await served.sync(file)).code).toBe(0);
      expect(readAgain(served.simulator, killed.units)).toEqual([]);
      expect(readSynced(file).manifest.digest).toBe(digest);
      expect(contentOf(readSynced(file))).toEqual(truthOf(organization));
      expect(readdirSync(join(file, ".."))).toEqual(["sync.json"]);
    },
  );

  it("was killed between finished units most of the times", () => {
    expect(between.length).toBeGreaterThanOrEqual(15);
  });

  it.each([1])(
    "while it writes (%i) leaves the old file or the whole new one, and nothing else",
    async (seed) => {
      const { organization, bytes: old, digest } = await cleanSync(100);
      const served = await serveOrganization(organization, { seed });
      const folder = temporaryFolder();
      const file = join(folder, "sync.json");
      writeFileSync(file, old);
      const sync = served.sync(file, [], {
        onStart(kill) {
          const watcher = watch(folder, (_, name) => {
            if (/^sync\.json\.[0-9a-f]+\.tmp$/.test(name ?? "")) kill("SIGKILL");
          });
          onTestFinished(() => watcher.close());
        },
      });
      expect((await sync).signal).toBe("SIGKILL");
      const left = readFileSync(file);
      expect(left.equals(old) || readSynced(file).manifest.digest === digest).toBe(true);
      expect((await served.sync(file)).code).toBe(0);
      expect(readSynced(file).manifest.digest).toBe(digest);
      expect(readdirSync(folder)).toEqual(["sync.json"]);
    },
  );

  it.each<[string, NodeJS.Signals, number]>([
    ["interrupted", "SIGINT", 130],
    ["terminated", "SIGTERM", 143],
  ])("or %s says that it can be gone on with", async (_, signal, exit) => {
    const served = await serveOrganization(organizationOf(7));
    const file = join(temporaryFolder(), "sync.json");
    const { code, stderr, units } = await cutShort(served, { file, isMoment: atFirstApp, signal });
    expect({
      code,
      said: / {2}(\d+) lists that were read are kept: the next sync within 1 h goes on from there\.\n$/.test(
        stderr,
      ),
    }).toEqual({ code: exit, said: true });
    expect((await served.sync(file)).code).toBe(0);
    expect(readAgain(served.simulator, units)).toEqual([]);
  });
});

describe("a sync that gave up", () => {
  it("is gone on with when JumpCloud answers again", async () => {
    const organization = organizationOf(8);
    const served = await serveOrganization(organization);
    const file = join(temporaryFolder(), "sync.json");
    served.simulator.switches.faults = [
      {
        kind: "server error",
        status: 503,
        body: "json",
        endpoint: "GET /api/v2/applications/{id}/associations",
      },
    ];
    const { code } = await served.sync(file, ["--max-retry-time", "0"]);
    const units = journalledUnits(`${file}.journal`);
    expect({ code, hasUsers: units.includes("users") }).toEqual({ code: 5, hasUsers: true });
    served.simulator.switches.faults = [];
    served.simulator.log.clear();
    expect((await served.sync(file)).code).toBe(0);
    expect(readAgain(served.simulator, units)).toEqual([]);
    expect(contentOf(readSynced(file))).toEqual(truthOf(organization));
  });
});

describe("a sync that goes on", () => {
  /** Cuts a sync short when all lists of objects are read, changes the organisation, and syncs again. */
  async function resumed(given: {
    change?: (organization: SimulatedOrganization, simulator: Simulator) => void;
    args?: string[];
    firstArgs?: string[];
    isMoment?: () => (index: number, request: Request) => boolean;
    env?: Record<string, string>;
  }) {
    const organization = organizationOf(9);
    const served = await serveOrganization(organization, {
      keys: [{ key: DEMO_API_KEY }, { key: "another-key-of-ours" }],
    });
    const file = join(temporaryFolder(), "sync.json");
    const { units } = await cutShort(served, {
      file,
      isMoment: given.isMoment?.() ?? atFirstApp,
      args: given.firstArgs ?? [],
    });
    given.change?.(organization, served.simulator);
    const { code } = await served.sync(file, given.args ?? [], { env: given.env ?? {} });
    const { resumed: taken } = readSynced(file).manifest;
    expect(units).toContain("users");
    return {
      code,
      taken,
      units,
      organization,
      again: readAgain(served.simulator, units),
      content: contentOf(readSynced(file)),
    };
  }

  it("tells how much it took over and how old that is", async () => {
    const { code, taken, units } = await resumed({
      firstArgs: ["--now", "2026-11-23T02:00:00Z"],
      args: ["--now", "2026-11-23T02:10:00Z"],
    });
    expect({ code, taken }).toEqual({
      code: 0,
      taken: {
        from: "2026-11-23T02:00:00.000Z",
        units: units.length,
        oldestReadAt: "2026-11-23T02:00:00.000Z",
      },
    });
  });

  it.each([
    ["--fresh is given", ["--fresh"]],
    ["--resume-within allows less", ["--now", "2026-11-23T02:05:01Z", "--resume-within", "5m"]],
  ])("takes nothing over when %s", async (_, args) => {
    const { code, taken } = await resumed({ firstArgs: ["--now", "2026-11-23T02:00:00Z"], args });
    expect({ code, taken }).toEqual({ code: 0, taken: undefined });
  });

  it("reads the lists of objects again after a quarter of an hour, and the members of groups not", async () => {
    const { again, organization, content } = await resumed({
      firstArgs: ["--now", "2026-11-23T02:00:00Z"],
      args: ["--now", "2026-11-23T02:16:00Z"],
      change: ({ users }, simulator) => simulator.removeUser(users[3]?.id ?? ""),
    });
    expect(again.filter((request) => request.startsWith("memberships"))).toEqual([]);
    expect(again.filter((request) => request.startsWith("users"))).not.toEqual([]);
    expect(content).toEqual(truthOf(organization));
  });

  it("goes on with another key that sees the same objects", async () => {
    const { code, again, taken, organization, content } = await resumed({
      isMoment: amongApps,
      env: { JUMPCLOUD_API_KEY: "another-key-of-ours" },
    });
    expect({ code, isTaken: taken !== undefined }).toEqual({ code: 0, isTaken: true });
    expect(again.filter((request) => request.startsWith("memberships"))).toEqual([]);
    expect(content).toEqual(truthOf(organization));
  });

  it("takes nothing from another key that saw other objects", async () => {
    const { code, taken, organization, content } = await resumed({
      env: { JUMPCLOUD_API_KEY: "another-key-of-ours" },
      change: (_, simulator) => simulator.addUser({ username: "new" }),
    });
    expect({ code, taken }).toEqual({ code: 0, taken: undefined });
    expect(content).toEqual(truthOf(organization));
  });

  it.each<[string, (organization: SimulatedOrganization, simulator: Simulator) => void]>([
    [
      "a user who is not among the last ones",
      ({ users, applications, userBindings }) => {
        users.unshift({
          _id: "000000000000000000000001",
          id: "000000000000000000000001",
          username: "restored",
        });
        userBindings.get(applications[0]?.id ?? "")?.push("000000000000000000000001");
      },
    ],
    [
      "a group, and reads its members",
      ({ users, applications, groupBindings }, simulator) => {
        const { id } = simulator.addGroup({ name: "Night Watch" });
        for (const user of users.slice(0, 110)) simulator.addMembership(id, user.id);
        groupBindings.get(applications[1]?.id ?? "")?.push(id);
      },
    ],
  ])("lists the objects again when an edge leads to %s that the list lacks", async (_, change) => {
    const { code, organization, content } = await resumed({ change });
    expect(code).toBe(0);
    expect(content).toEqual(truthOf(organization));
  });
});
