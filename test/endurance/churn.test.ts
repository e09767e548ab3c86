import { readFileSync } from "node:fs";
import { join } from "node:path";
import pLimit from "p-limit";
import { describe, expect, it } from "vitest";
import { generateOrganization, type OrganizationShape } from "../../src/simulator/generate.js";
import { createSimulator } from "../../src/simulator/simulator.js";
import type { Switches } from "../../src/simulator/switches.js";
import { chaos, patience } from "../support/chaos.js";
import { churn, mistakesOf } from "../support/churn.js";
import { temporaryFolder } from "../support/cli.js";
import { syncInProcess } from "../support/in-process.js";
import { serveOrganization } from "../support/organization-server.js";
import { contentOf, readSynced } from "../support/synced.js";

/** Child processes at once: what two cores bear. */
const AT_ONCE = 4;

interface Setting {
  shape: Omit<OrganizationShape, "seed">;
  switches?: (seed: number) => Partial<Switches>;
  /** What the sync is told besides. A short time limit is for servers that fail: a slow machine must not look like one. */
  options?: readonly string[];
}

type End = "whole" | "given up, and the old file stays";

/** What a sync must not do, with what it takes to see it again. */
interface WrongEnd {
  seed: number;
  code: number | null;
  changes: string[];
  lost?: string[];
  invented?: string[];
  said: string;
}

/** Syncs by the built command, over the file of a sync before, while something changes every 25 requests. */
async function syncAmidChanges(
  seed: number,
  { shape, switches, options = ["--quiet"] }: Setting,
): Promise<End | WrongEnd> {
  const organization = generateOrganization({ seed, ...shape });
  const file = join(temporaryFolder(), "sync.json");
  await syncInProcess(createSimulator(organization), { file });
  const old = readFileSync(file);
  const { simulator, sync } = await serveOrganization(organization, { seed, ...switches?.(seed) });
  const book = churn(simulator, { seed, isDue: (request) => request % 25 === 0 });
  const { code, stderr } = await sync(file, options);
  const wrong = { seed, code, changes: book.changes, said: stderr.slice(-600) };
  if (code === 0) {
    const mistakes = mistakesOf(contentOf(readSynced(file)), book);
    return mistakes.lost.length + mistakes.invented.length === 0 ? "whole" : { ...wrong, ...mistakes };
  }
  const isHonest = (code === 3 || code === 5) && readFileSync(file).equals(old);
  return isHonest ? "given up, and the old file stays" : wrong;
}

const realistic = { users: 450, groups: 12, apps: 6, administrators: 4, ghosts: 15 };
const large = { users: 1500, groups: 25, apps: 12, administrators: 6, ghosts: 40 };

describe("while users, memberships and app bindings come and go, the built command never writes a wrong file, and", () => {
  it.each<{ name: string; seeds: number; whole: number } & Setting>([
    {
      name: "15 of 20 syncs end whole where deleted users leave edges behind",
      seeds: 20,
      whole: 15,
      shape: realistic,
    },
    {
      name: "3 of 4 syncs end whole where deleted users take their edges along",
      seeds: 4,
      whole: 3,
      shape: realistic,
      switches: () => ({ removedUserEdges: "removed" }),
    },
    {
      name: "2 of 2 syncs of a large organisation end whole",
      seeds: 2,
      whole: 2,
      shape: large,
      switches: (seed) => ({ removedUserEdges: seed % 2 === 0 ? "removed" : "ghosts" }),
    },
    {
      name: "3 of 4 syncs end whole where servers fail all the while",
      seeds: 4,
      whole: 3,
      shape: realistic,
      switches: (seed) => ({ ...chaos(seed), removedUserEdges: seed % 2 === 0 ? "removed" : "ghosts" }),
      options: patience,
    },
  ])("$name", { timeout: 120_000 }, async ({ seeds, whole, ...setting }) => {
    const limit = pLimit(AT_ONCE);
    const ends = await Promise.all(
      Array.from({ length: seeds }, (_, index) => limit(() => syncAmidChanges(index + 1, setting))),
    );
    expect(ends.filter((end) => typeof end === "object")).toEqual([]);
    expect(ends.filter((end) => end === "whole").length).toBeGreaterThanOrEqual(whole);
  });
});
