import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { userTraitOf } from "../../../src/access/account.js";
import type { Grant } from "../../../src/model/grant.js";
import type { Resource } from "../../../src/model/resource.js";
import { resourceKey } from "../../../src/model/resource-id.js";
import { demoOrganization } from "../../../src/simulator/demo-organization.js";
import { generateOrganization } from "../../../src/simulator/generate.js";
import type { SimulatedOrganization } from "../../../src/simulator/organization.js";
import { createSimulator } from "../../../src/simulator/simulator.js";
import { openSyncFile, type SyncFile } from "../../../src/sync-file/read.js";
import { SectionCursor } from "../../../src/sync-file/section-cursor.js";
import { anyPair } from "../../support/any-organization.js";
import { batonFileOf, csvOf } from "../../support/c1-exports.js";
import { temporaryFolder } from "../../support/cli.js";
import { readBatonGrants } from "../../support/consumers/baton-grants-reader.js";
import { grantsOf } from "../../support/consumers/baton-graph.js";
import { readBatonMappings } from "../../support/consumers/baton-mappings-reader.js";
import { readC1Csv } from "../../support/consumers/c1-csv-reader.js";
import { hostileOrganization } from "../../support/hostile.js";
import { syncInProcess } from "../../support/in-process.js";
import { openSmallFile } from "../../support/small-sync-file.js";
import { truthOf } from "../../support/truth.js";

/** Opens the same file each time. */
type Open = () => Promise<SyncFile>;

async function synced(organization: SimulatedOrganization): Promise<Open> {
  const file = join(temporaryFolder(), "sync.json");
  await syncInProcess(createSimulator(organization), { file });
  return () => openSyncFile(file);
}

async function recordsOf(open: Open): Promise<{ resources: Resource[]; grants: Grant[] }> {
  const cursor = new SectionCursor((await open()).batches());
  const resources: Resource[] = [];
  const grants: Grant[] = [];
  for await (const _ of cursor.section("resourceTypes"));
  for await (const resource of cursor.section("resources")) resources.push(resource);
  for await (const _ of cursor.section("entitlements"));
  for await (const grant of cursor.section("grants")) grants.push(grant);
  return { resources, grants };
}

/** Grant id to the entitlements that it comes through, none for a direct one. */
function effectiveOf(grants: readonly Grant[]): Record<string, string[]> {
  return Object.fromEntries(
    grants.map(({ id, sources }) => [id, Object.keys(sources?.sources ?? {}).sort()]),
  );
}

/** What ConductorOne's importers make of both exports has to be what the sync file holds, and nothing else. */
async function expectSame(open: Open): Promise<void> {
  const { resources, grants } = await recordsOf(open);
  const keys = new Map(resources.map(({ id }) => [id.resource, resourceKey(id)]));
  const keyOf = (name: string) => keys.get(name) ?? name;
  const accounts = resources.filter((resource) => userTraitOf(resource) !== undefined);
  const accountKeys = new Set(accounts.map(({ id }) => resourceKey(id)));

  for (const extra of [false, true]) {
    const csv = readC1Csv((await csvOf(await open(), { extra })).text);
    expect([...csv.identities.keys()]).toEqual(accounts.map(({ id }) => id.resource));
    expect(csv.grants.map(({ userId, entitlement }) => `${entitlement}:${keyOf(userId)}`)).toEqual(
      grants.filter(({ principal }) => accountKeys.has(resourceKey(principal.id))).map(({ id }) => id),
    );
  }

  const effective = effectiveOf(grants);
  const mappingsGraph = readBatonMappings((await batonFileOf(await open())).text);
  const grantsGraph = readBatonGrants((await batonFileOf(await open(), { layout: "grants" })).text);
  for (const graph of [mappingsGraph, grantsGraph]) {
    expect([...graph.users.keys(), ...graph.resources.keys()].map(keyOf).sort()).toEqual(
      [...keys.values()].sort(),
    );
    expect(grantsOf(graph, keyOf)).toEqual(effective);
  }
}

describe("what ConductorOne reads from the exports is what the sync file holds", () => {
  it.each<[string, () => SimulatedOrganization]>([
    ["the demo organisation", demoOrganization],
    ["an organisation whose every name is a trap", hostileOrganization],
  ])("of %s", async (_, organization) => {
    await expectSame(await synced(organization()));
  });

  it("of any small organisation", async () => {
    await fc.assert(
      fc.asyncProperty(anyPair, ([organization]) => expectSame(() => openSmallFile(organization))),
      { numRuns: 20 },
    );
  });

  it("of 200 people, as the simulator has them", async () => {
    const shape = { seed: 11, users: 200, groups: 15, apps: 12, administrators: 8, ghosts: 4 };
    const organization = generateOrganization(shape);
    const open = await synced(organization);
    await expectSame(open);
    expect(effectiveOf((await recordsOf(open)).grants)).toEqual(truthOf(organization).grants);
  });
});

describe("names reach ConductorOne as they are", () => {
  it("whatever characters they have", async () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", minLength: 1, maxLength: 8 }),
      fc.constantFrom(
        "=1+1",
        '"',
        'a"b',
        "a,b",
        "a\nb",
        "a\r\nb",
        "\r",
        " a ",
        "'",
        "//x",
        "/*",
        "🚀",
        "\u001b[2J",
        "\\",
      ),
    );
    await fc.assert(
      fc.asyncProperty(text, text, text, async (given, family, group) => {
        const open = () =>
          openSmallFile({
            users: { u1: { name: `${given} ${family}`, profile: { first_name: given, last_name: family } } },
            groups: { g1: { name: group } },
            members: "g1: u1",
          });
        const csv = readC1Csv((await csvOf(await open())).text);
        expect(csv.identities.get("u1")).toMatchObject({ "First Name": given, "Last Name": family });
        expect(csv.entitlements.get("group:g1:member")).toMatchObject({
          "Resource Name": group,
          "Entitlement Display Name": `${group} member`,
        });
        const { users, resources, entitlements } = readBatonMappings((await batonFileOf(await open())).text);
        expect(users.get("u1")).toMatchObject({
          display_name: `${given} ${family}`,
          profile: { first_name: given, last_name: family },
        });
        expect(resources.get("g1")).toMatchObject({ display_name: group });
        expect(entitlements.get("g1:member")?.record).toMatchObject({ display_name: `${group} member` });
      }),
      { numRuns: 30 },
    );
  });
});
