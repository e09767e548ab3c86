import { readdirSync, readFileSync, watch, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { SimulatedOrganization } from "../../src/simulator/organization.js";
import { temporaryFolder } from "../support/cli.js";
import { atFirstApp, cutShort, organizationOf, readAgain } from "../support/cut-short.js";
import { unitOf } from "../support/journal.js";
import { serveOrganization } from "../support/organization-server.js";
import { contentOf, readSynced } from "../support/synced.js";
import { truthOf } from "../support/truth.js";

/** At so many moments; fewer for who runs everything else beside it. */
const KILLS = Number(process.env.KILLS ?? 25);

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

describe("a sync that was killed", () => {
  const between: number[] = [];

  it.each(Array.from({ length: KILLS }, (_, index) => index + 1))(
    "at a random moment (%i) leaves the old file or the whole new one, and is gone on with",
    async (seed) => {
      const { organization, bytes: old, digest, requests } = await cleanSync(100 + (seed % 3));
      const served = await serveOrganization(organization, { seed, latencyMs: 2 });
      const file = join(temporaryFolder(), "sync.json");
      writeFileSync(file, old);
      // Spread over the run, however many there are.
      const moment = 1 + Math.floor(((seed - 0.5) / KILLS) * requests);
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
    expect(between.length).toBeGreaterThanOrEqual(0.6 * KILLS);
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
