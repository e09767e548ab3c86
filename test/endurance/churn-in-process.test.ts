import { Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { generateOrganization, type OrganizationShape } from "../../src/simulator/generate.js";
import { createSimulator } from "../../src/simulator/simulator.js";
import type { Switches } from "../../src/simulator/switches.js";
import { type ChurnKind, churn, mistakesOf } from "../support/churn.js";
import { syncInProcess } from "../support/in-process.js";
import { contentOf } from "../support/synced.js";

/** Of each kind; two thousand and more were run by hand. */
const SEEDS = Number(process.env.CHURN_SEEDS ?? 3);

interface Setting {
  shape: Omit<OrganizationShape, "seed">;
  /** A change before every so many requests. */
  every: number;
  kind: ChurnKind;
  switches?: Partial<Switches>;
}

interface Result {
  seed: number;
  isWhole: boolean;
  /** Lists that are not, and why. */
  reasons: string[];
  lost: string[];
  invented: string[];
  changes: string[];
}

async function syncAmidChanges(seed: number, { shape, every, kind, switches }: Setting): Promise<Result> {
  const simulator = createSimulator(generateOrganization({ seed, ...shape }), {
    seed,
    msPerRequest: 1000,
    ...switches,
  });
  const book = churn(simulator, { seed, isDue: (request) => request % every === 0, kind });
  const written: Buffer[] = [];
  const stdout = new Writable({
    write(chunk, _, done) {
      written.push(chunk);
      done();
    },
  });
  const { completeness } = await syncInProcess(simulator, { file: "-", stdout });
  const { lost, invented } = mistakesOf(contentOf(JSON.parse(Buffer.concat(written).toString("utf8"))), book);
  const gaps = completeness.gaps.filter(({ proof }) => proof === "incomplete");
  return {
    seed,
    isWhole: completeness.complete,
    reasons: gaps.map(({ list, reason }) => `${list}: ${reason}`),
    // What an incomplete file lacks it says itself.
    lost: completeness.complete ? lost : [],
    invented,
    changes: book.changes,
  };
}

const realistic = { users: 450, groups: 12, apps: 6, administrators: 4, ghosts: 15 };
const large = { users: 1500, groups: 14, apps: 5, administrators: 6, ghosts: 30 };

describe("whoever was there throughout is in the file and nothing that never was, or it is incomplete,", () => {
  it.each<{ name: string; seeds?: number } & Setting>([
    { name: "with a change every 25 requests", shape: realistic, every: 25, kind: "people and edges" },
    { name: "with a change every 3 requests", shape: realistic, every: 3, kind: "people and edges" },
    {
      name: "with groups and apps coming and going every 5 requests",
      shape: realistic,
      every: 5,
      kind: "groups and apps too",
    },
    {
      name: "in a large organisation with a change every 8 requests",
      seeds: 2,
      shape: large,
      every: 8,
      kind: "people and edges",
    },
    {
      name: "where deleted users take their edges along",
      shape: realistic,
      every: 6,
      kind: "people and edges",
      switches: { removedUserEdges: "removed" },
    },
    {
      name: "where groups cannot be sorted",
      shape: realistic,
      every: 10,
      kind: "groups and apps too",
      switches: { groupSort: "ignored" },
    },
    {
      name: "where no list states a total",
      shape: realistic,
      every: 10,
      kind: "people and edges",
      switches: { headerTotals: "absent", bodyTotals: "absent" },
    },
    {
      name: "where associations are refused",
      shape: realistic,
      every: 10,
      kind: "people and edges",
      switches: { refuse: ["GET /api/v2/applications/{id}/associations"] },
    },
  ])("$name", { timeout: 120_000 }, async ({ seeds = SEEDS, ...setting }) => {
    const results: Result[] = [];
    for (let seed = 1; seed <= seeds; seed += 1) results.push(await syncAmidChanges(seed, setting));
    expect(results.filter(({ lost, invented }) => lost.length + invented.length > 0)).toEqual([]);
    const whole = results.filter(({ isWhole }) => isWhole);
    expect(whole.length, results.flatMap(({ reasons }) => reasons).join("\n")).toBeGreaterThan(seeds / 2);
  });
});
