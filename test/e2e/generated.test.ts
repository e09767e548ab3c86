import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { generateOrganization } from "../../src/simulator/generate.js";
import { createSimulator } from "../../src/simulator/simulator.js";
import { verifySyncFile } from "../../src/sync-file/verify.js";
import { requestBound } from "../bench/bound.js";
import { anyShape } from "../support/any-shape.js";
import { temporaryFolder } from "../support/cli.js";
import { runCommand } from "../support/command.js";
import { syncInProcess } from "../support/in-process.js";
import { serveForCommands } from "../support/organization-server.js";
import { contentOf, readSynced } from "../support/synced.js";
import { truthOf } from "../support/truth.js";

describe("sync of a generated organisation", () => {
  it("of 1,000 users, 50 groups, 30 apps and 20 administrators holds exactly its state, within the bound of requests", async () => {
    const organization = generateOrganization({
      seed: 7,
      users: 1000,
      groups: 50,
      apps: 30,
      administrators: 20,
    });
    const { sync, simulator } = await serveForCommands(organization);
    const file = join(temporaryFolder(), "sync.json.gz");
    expect((await sync(file)).code).toBe(0);
    expect(contentOf(readSynced(file))).toEqual(truthOf(organization));
    expect(simulator.log.entries.length).toBeLessThanOrEqual(requestBound(organization));
    expect((await runCommand(["verify", file])).code).toBe(0);
  });

  it("of any shape holds exactly its state, within the bound of requests, and is sound", async () => {
    const folder = temporaryFolder();
    await fc.assert(
      fc.asyncProperty(anyShape({ administrators: 5 }), async (shape) => {
        const organization = generateOrganization(shape);
        const simulator = createSimulator(organization);
        const file = join(folder, "sync.json");
        await syncInProcess(simulator, { file });
        expect(contentOf(readSynced(file))).toEqual(truthOf(organization));
        expect(simulator.log.entries.length).toBeLessThanOrEqual(requestBound(organization));
        expect((await verifySyncFile(file)).findings).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
