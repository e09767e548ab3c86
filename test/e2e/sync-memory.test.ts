import { once } from "node:events";
import type { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { DEMO_API_KEY } from "../../src/simulator/demo-organization.js";
import { generateOrganization } from "../../src/simulator/generate.js";
import { measuredCommand } from "../support/held-memory.js";
import { serveOrganization } from "../support/organization-server.js";

const MOST_BYTES_A_GRANT = 12;
const shape = { seed: 3, users: 7000, groups: 100, apps: 20, administrators: 5 };

/** Reads on until `mark` came by. */
async function readUntil(stream: Readable, mark: string): Promise<void> {
  for (let text = ""; !text.includes(mark); ) {
    const chunk: Buffer | null = stream.read();
    if (chunk === null) await once(stream, "readable");
    else text = text.slice(-mark.length) + chunk.toString("latin1");
  }
}

/** What a sync holds when it writes the first grant that comes through groups, of an app that every group is bound to. */
async function heldWith(memberships: number): Promise<{ bytes: number; edges: number }> {
  const organization = generateOrganization({ ...shape, memberships });
  const { applications, groups, groupBindings } = organization;
  const [first] = applications.map(({ id }) => id).sort();
  groupBindings.set(
    first ?? "",
    groups.map(({ id }) => id),
  );
  const edges = [...organization.memberships.values()].reduce((sum, members) => sum + members.length, 0);
  const { url } = await serveOrganization(organization);
  const command = await measuredCommand(
    ["sync", "--file", "-", "--base-url", url, "--start-rps", "0", "--quiet"],
    {
      JUMPCLOUD_API_KEY: DEMO_API_KEY,
    },
  );
  await readUntil(command.stdout, "GrantImmutable");
  const bytes = await command.heldBytes();
  expect(await command.finish()).toBe(0);
  return { bytes, edges };
}

describe("what a sync holds of an organisation", () => {
  it("grows by at most 12 bytes for each membership, while what comes through all of them is written too", async () => {
    const few = await heldWith(20_000);
    const many = await heldWith(560_000);
    const bytesAGrant = (many.bytes - few.bytes) / (many.edges - few.edges);
    expect(bytesAGrant).toBeLessThanOrEqual(MOST_BYTES_A_GRANT);
  }, 120_000);
});
