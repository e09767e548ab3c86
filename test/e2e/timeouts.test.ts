import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Fault } from "../../src/simulator/fault.js";
import { generateOrganization } from "../../src/simulator/generate.js";
import { temporaryFolder } from "../support/cli.js";
import { serveForCommands } from "../support/organization-server.js";
import { contentOf, readSynced } from "../support/synced.js";
import { truthOf } from "../support/truth.js";

const organization = () =>
  generateOrganization({ seed: 21, users: 250, groups: 8, apps: 5, administrators: 4 });

async function syncWith(faults: Fault[], args: string[] = []) {
  const { sync, simulator } = await serveForCommands(organization(), { faults });
  const file = join(temporaryFolder(), "sync.json");
  const run = await sync(file, ["--timeout", "0.3", ...args]);
  return { run, file, simulator };
}

describe("a sync with --timeout 0.3", () => {
  it.each<{ name: string; faults: Fault[]; reason: string }>([
    {
      name: "answers that never begin",
      faults: [{ kind: "silent", when: { every: 9 } }],
      reason: "a timeout waiting for the answer (UND_ERR_HEADERS_TIMEOUT)",
    },
    {
      name: "bodies that stop in the middle",
      faults: [{ kind: "stalled body", when: { every: 9 } }],
      reason: "a timeout in the middle of the body (UND_ERR_BODY_TIMEOUT)",
    },
    {
      name: "a first answer that never begins",
      faults: [{ kind: "silent", when: { nth: 1 } }],
      reason: "a timeout waiting for the answer (UND_ERR_HEADERS_TIMEOUT)",
    },
  ])("outlasts $name, and the file is exactly the truth", async ({ faults, reason }) => {
    const { run, file, simulator } = await syncWith(faults);
    expect({ code: run.code, said: run.stderr.includes(reason) ? "yes" : run.stderr }).toEqual({
      code: 0,
      said: "yes",
    });
    const synced = readSynced(file);
    expect(contentOf(synced)).toEqual(truthOf(simulator.organization));
    const retries = Object.values(synced.manifest.requests).reduce((sum, { retries: some }) => sum + some, 0);
    expect(retries).toBeGreaterThan(0);
  });

  it.each<{ name: string; fault: Fault; last: RegExp }>([
    {
      name: "never answers",
      fault: { kind: "silent" },
      last: /a timeout waiting for the answer \(UND_ERR_HEADERS_TIMEOUT\)/,
    },
    {
      name: "never ends an answer",
      fault: { kind: "stalled body" },
      // On a busy machine the half that is sent may come too late as well.
      last: /a timeout (in the middle of the body|waiting for the answer) \(UND_ERR_\w+\)/,
    },
  ])("ends with 5 and one line when an endpoint $name", async ({ fault, last }) => {
    const endpoint = "GET /api/systemusers";
    const faults = [{ ...fault, endpoint }];
    const { run, file, simulator } = await syncWith(faults, [
      "--max-retry-time",
      "1",
      "--log-level",
      "error",
    ]);
    // Other lists may have been read meanwhile, and are kept.
    const lines = run.stderr
      .trimEnd()
      .split("\n")
      .filter((text) => !/^ {2}(\d+ lists? that|A longer --max-retry-time)/.test(text));
    const [line, advice, ...rest] = lines;
    const [, times] =
      /^jc-connector: GET \/api\/systemusers failed (\w+)(?: times in [\d.]+ s)?, last with /.exec(
        line ?? "",
      ) ?? [];
    expect({ code: run.code, names: last.test(line ?? ""), rest }).toEqual({
      code: 5,
      names: true,
      rest: [],
    });
    expect(advice).toMatch(/--timeout/);
    // One second leaves room for four tries of 0.3 seconds at the most.
    const tries = simulator.log.entries.filter((entry) => entry.endpoint === "/api/systemusers").length;
    expect({ tries: tries <= 4, said: times }).toEqual({
      tries: true,
      said: tries === 1 ? "once" : String(tries),
    });
    expect(existsSync(file)).toBe(false);
  });
});
