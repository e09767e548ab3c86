import { join } from "node:path";
import { expect } from "vitest";
import { demoOrganization } from "../../src/simulator/demo-organization.js";
import { temporaryFolder } from "./cli.js";
import { serveForCommands } from "./organization-server.js";

export const { id } = demoOrganization();
export const monday = Date.parse("2026-11-23T02:00:03Z") / 1000;
export const tuesday = Date.parse("2026-11-24T02:00:03Z") / 1000;
export const at = (seconds: number) => ["-q", "--now", new Date(seconds * 1000).toISOString()];

/** A folder with the metrics file of a sync that went well on Monday, and how to sync again on Tuesday. */
export async function synced() {
  const folder = temporaryFolder();
  const file = join(folder, "sync.json");
  const metrics = join(folder, "jumpcloud.prom");
  const organization = demoOrganization();
  const { sync, simulator } = await serveForCommands(organization, { removedUserEdges: "removed" });
  const flags = ["--metrics", metrics];
  expect(await sync(file, [...at(monday), ...flags])).toMatchObject({ code: 0, stderr: "" });
  return {
    ...{ folder, file, metrics, simulator, organization },
    again: (args: readonly string[] = [], options = {}) =>
      sync(file, [...at(tuesday), ...flags, ...args], options),
  };
}
