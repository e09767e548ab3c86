import { readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import type { SimulatedOrganization } from "../../src/simulator/organization.js";
import type { Switches } from "../../src/simulator/switches.js";
import { temporaryFolder } from "./cli.js";
import type { CommandOptions } from "./command.js";
import { serveOrganizationsForCommands } from "./organizations-server.js";
import { contentOf, readSynced } from "./synced.js";
import { truthOf } from "./truth.js";

export const fileName = "2026-11-23T020003Z.json.gz";
export const now = ["--now", "2026-11-23T02:00:03Z"];
export const plainly = ["--log-level", "error", ...now];

interface Arranged {
  switches?: Partial<Switches>;
  args?: readonly string[];
  options?: CommandOptions;
  dir?: string;
}

export async function syncAll(all: readonly SimulatedOrganization[], arranged: Arranged = {}) {
  const { switches, args = plainly, options, dir = join(temporaryFolder(), "all") } = arranged;
  const { runSync, simulator } = await serveOrganizationsForCommands(all, switches);
  const run = await runSync(["--all-orgs", "--dir", dir, ...args], options);
  return { run, dir, simulator };
}

/** Whether the folder of the organisation holds that organisation, and nothing else. */
export function expectTruth(dir: string, organization: SimulatedOrganization): void {
  const folder = join(dir, organization.id);
  expect(readlinkSync(join(folder, "latest.json.gz"))).toBe(fileName);
  const synced = readSynced(join(folder, fileName));
  expect(synced.sync.source.organization).toEqual({
    id: organization.id,
    displayName: organization.displayName,
  });
  expect(contentOf(synced)).toEqual(truthOf(organization));
}

export const endingsOf = (dir: string, { id }: SimulatedOrganization) =>
  readFileSync(join(dir, id, "runs.ndjson"), "utf8")
    .trimEnd()
    .split("\n")
    .map((line): { exitCode: number } => JSON.parse(line))
    .map(({ exitCode }) => exitCode);

/** The names of the organisations in the table, in order. */
export const tableOf = (text: string) =>
  text
    .split("\n\n")[0]
    ?.match(/^Organisation \w/gm)
    ?.map((name) => name.slice(-1)) ?? [];
