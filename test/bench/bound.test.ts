import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { generateOrganization, type OrganizationShape } from "../../src/simulator/generate.js";
import { createSimulator } from "../../src/simulator/simulator.js";
import { anyShape } from "../support/any-shape.js";
import { temporaryFolder } from "../support/cli.js";
import { syncInProcess } from "../support/in-process.js";
import { pagesOf, requestBound } from "./bound.js";

async function requestsOf(shape: OrganizationShape): Promise<{ made: number; bound: number }> {
  const organization = generateOrganization(shape);
  const simulator = createSimulator(organization);
  await syncInProcess(simulator, { file: join(temporaryFolder(), "sync.json") });
  return { made: simulator.log.entries.length, bound: requestBound(organization) };
}

describe("the bound of requests", () => {
  it.each([
    [0, 1],
    [1, 1],
    [100, 1],
    [101, 2],
    [199, 2],
    [200, 3],
    [1000, 11],
  ])("has for a list of %i rows %i pages", (rows, pages) => {
    expect(pagesOf(rows)).toBe(pages);
  });

  it("is what a sync of the smallest measured organisation asks for", async () => {
    const { made, bound } = await requestsOf({
      seed: 1,
      users: 1000,
      groups: 50,
      apps: 30,
      administrators: 20,
    });
    expect({ made, bound }).toEqual({ made: 158, bound: 158 });
  });

  it("is what a sync of any organisation asks for", async () => {
    await fc.assert(
      fc.asyncProperty(anyShape({ administrators: 210 }), async (shape) => {
        const { made, bound } = await requestsOf(shape);
        expect(made).toBe(bound);
      }),
      { numRuns: 10 },
    );
  });
});
