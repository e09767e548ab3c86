import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { generateOrganization } from "../../src/simulator/generate.js";
import type { Switches } from "../../src/simulator/switches.js";
import { temporaryFolder } from "../support/cli.js";
import { serveForCommands } from "../support/organization-server.js";
import { contentOf, readSynced } from "../support/synced.js";
import { truthOf } from "../support/truth.js";

async function syncWith(switches: Partial<Switches>, args: string[] = []) {
  const organization = generateOrganization({ seed: 22, users: 120, groups: 8, apps: 5, administrators: 4 });
  const { sync, simulator } = await serveForCommands(organization, switches);
  const file = join(temporaryFolder(), "sync.json");
  const run = await sync(file, args);
  const refused = simulator.log.entries.filter(({ status }) => status === 429).length;
  return { run, file, organization, refused };
}

const messages = (stderr: string) =>
  stderr.split("\n").flatMap((line) => /"msg":"([^"]*)"/.exec(line)?.[1] ?? []);

describe("a sync with many requests at once", () => {
  it("has nothing to warn of", async () => {
    const { run } = await syncWith({ latencyMs: 5 }, ["--concurrency", "64", "--quiet"]);
    expect({ code: run.code, stderr: run.stderr }).toEqual({ code: 0, stderr: "" });
  });
});

describe("a throttled sync", () => {
  it("waits, goes on, says so, and loses nothing", async () => {
    const { run, file, organization, refused } = await syncWith({
      faults: [{ kind: "throttled", retryAfter: "1", when: { nth: 20 }, times: 3 }],
    });
    expect({ code: run.code, stderr: run.code === 0 ? "" : run.stderr }).toEqual({ code: 0, stderr: "" });
    const synced = readSynced(file);
    expect(contentOf(synced)).toEqual(truthOf(organization));
    const throttled = Object.values(synced.manifest.requests).map((requests) => requests.throttled);
    expect(throttled.reduce((sum, count) => sum + count)).toBe(refused);
    expect(refused).toBe(3);
    const said = messages(run.stderr);
    expect(said.find((line) => line.startsWith("JumpCloud asks"))).toBe(
      "JumpCloud asks to wait 1 s (429, Retry-After 1). Everybody waits. 1st time this run.",
    );
    const last = said.filter((line) => /^(JumpCloud asks|going on)/.test(line)).at(-1);
    expect(last).toMatch(/^going on at \d+\.\d\/s$/);
    expect(run.stderr).toMatch(/\d+ throttled, waited \d+ s/);
  });

  it("does not begin a wait that would be too long, and says what was asked for", async () => {
    const { run, file } = await syncWith(
      { faults: [{ kind: "throttled", retryAfter: "86400", endpoint: "GET /api/systemusers" }] },
      ["--max-retry-time", "60"],
    );
    expect({ code: run.code, exists: existsSync(file) }).toEqual({ code: 5, exists: false });
    expect(messages(run.stderr)).toContain(
      "JumpCloud asks to wait 24 h (429, Retry-After 86400). Everybody waits 120 s: more is taken for a mistake. 1st time this run.",
    );
    expect(run.stderr).toContain(
      "jc-connector: GET /api/systemusers failed once, last with status 429; the next try would be in 120 s, when the time for retries is over\n",
    );
  });
});
