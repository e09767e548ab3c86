import { existsSync } from "node:fs";
import { join } from "node:path";
import pLimit from "p-limit";
import { describe, expect, it } from "vitest";
import { generateOrganization, type OrganizationShape } from "../../src/simulator/generate.js";
import { createSimulator, type Simulator } from "../../src/simulator/simulator.js";
import { chaos, patience } from "../support/chaos.js";
import { temporaryFolder } from "../support/cli.js";
import { syncInProcess } from "../support/in-process.js";
import { serveOrganization } from "../support/organization-server.js";
import { contentOf, readSynced } from "../support/synced.js";
import { truthOf } from "../support/truth.js";

/** Child processes at once: what two cores bear. */
const AT_ONCE = 4;

/** Several pages of users, and of a group of everybody; edges to deleted users in every list. */
const shape = (seed: number): OrganizationShape => ({
  seed,
  users: 240,
  groups: 7,
  apps: 4,
  administrators: 4,
  ghosts: 25,
});

interface Night {
  seed: number;
  code: number | null;
  /** What went wrong, the first lines of it. */
  said: string;
  content: "the truth" | "something else" | "none";
  digest: "as on a quiet day" | "another" | "none";
  /** Which kinds of failures it saw. */
  saw: string[];
}

/** Answers of a simulator that were none, by kind. */
function failuresOf({ log }: Simulator): string[] {
  const kinds = log.entries.map(({ status }) => {
    if (status === undefined) return "no answer";
    return status === 429 ? "429" : status >= 500 ? "5xx" : undefined;
  });
  return [...new Set(kinds.filter((kind) => kind !== undefined))].sort();
}

async function nightOf(seed: number): Promise<Night> {
  const organization = generateOrganization(shape(seed));
  const folder = temporaryFolder();
  const file = join(folder, "sync.json");
  const { simulator, sync } = await serveOrganization(organization, chaos(seed));
  const { code, stderr } = await sync(file, patience);
  const quiet = join(folder, "quiet.json");
  await syncInProcess(createSimulator(organization), { file: quiet });
  const synced = existsSync(file) ? readSynced(file) : undefined;
  const isTrue = synced && JSON.stringify(contentOf(synced)) === JSON.stringify(truthOf(organization));
  return {
    seed,
    code,
    said: code === 0 ? "" : stderr.slice(-600),
    content: synced === undefined ? "none" : isTrue ? "the truth" : "something else",
    digest:
      synced === undefined
        ? "none"
        : synced.manifest.digest === readSynced(quiet).manifest.digest
          ? "as on a quiet day"
          : "another",
    saw: failuresOf(simulator),
  };
}

describe("on a night of errors, lost and hanging connections, garbage and throttling, the built command ends 0 with the exact truth", () => {
  it.each([1, 8, 15])("seven seeds from %i on", { timeout: 60_000 }, async (first) => {
    const seeds = Array.from({ length: 7 }, (_, index) => first + index);
    const limit = pLimit(AT_ONCE);
    const nights = await Promise.all(seeds.map((seed) => limit(() => nightOf(seed))));
    expect(nights).toEqual(
      seeds.map((seed) => ({
        seed,
        code: 0,
        said: "",
        content: "the truth",
        digest: "as on a quiet day",
        saw: expect.any(Array),
      })),
    );
    // Chance decides for each seed; all of them together see everything.
    expect([...new Set(nights.flatMap(({ saw }) => saw))].sort()).toEqual(["429", "5xx", "no answer"]);
  });
});
