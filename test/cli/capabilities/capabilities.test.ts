import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { connectorCapabilities } from "../../../src/cli/capabilities/capabilities.js";
import { run } from "../../../src/cli/main.js";
import { resourceTypeSchema } from "../../../src/model/resource-type.js";
import { typeNames } from "../../../src/model/what-is-read.js";
import { expectFixture } from "../../support/golden-screen.js";
import { fakeIo } from "../fake-io.js";

/** c1.connector.v2.Capability with its numbers. */
const capabilityNumbers = [
  "CAPABILITY_UNSPECIFIED",
  "CAPABILITY_PROVISION",
  "CAPABILITY_SYNC",
  "CAPABILITY_EVENT_FEED",
  "CAPABILITY_TICKETING",
  "CAPABILITY_ACCOUNT_PROVISIONING",
  "CAPABILITY_CREDENTIAL_ROTATION",
  "CAPABILITY_RESOURCE_CREATE",
  "CAPABILITY_RESOURCE_DELETE",
] as const;

/** As a strict parser of protobuf's JSON sees it: no key that the message lacks. zod keeps the order of the shape. */
const capabilitiesSchema = z.strictObject({
  "@type": z.literal("type.googleapis.com/c1.connector.v2.ConnectorCapabilities"),
  resourceTypeCapabilities: z.array(
    z.strictObject({
      resourceType: resourceTypeSchema.strict(),
      capabilities: z.array(z.enum(capabilityNumbers)).min(1),
      permissions: z.strictObject({}),
    }),
  ),
  connectorCapabilities: z.array(z.enum(capabilityNumbers)),
  credentialDetails: z.strictObject({}),
});

/** What `jc-connector capabilities` prints, without any setting. */
async function printed(): Promise<string> {
  const io = fakeIo();
  expect(await run(["node", "jc-connector", "capabilities"], io)).toBe(0);
  expect(io.stderr.text()).toBe("");
  return io.stdout.text();
}

const syncFile = z.object({
  resourceTypes: z.array(z.object({ id: z.string() })),
  entitlements: z.array(
    z.object({
      resource: z.object({ id: z.object({ resourceType: z.string() }) }),
      annotations: z.array(z.object({ "@type": z.string() })).optional(),
    }),
  ),
});
const demo = JSON.parse(readFileSync(new URL("../../../fixtures/demo-sync.json", import.meta.url), "utf8"));

describe("jc-connector capabilities", () => {
  it("prints the message, which its strict parser prints again byte for byte", async () => {
    const text = await printed();
    expect(JSON.stringify(capabilitiesSchema.parse(JSON.parse(text)), null, 2)).toBe(text);
  });

  it("prints what it printed before", async () => {
    expectFixture("capabilities.json", await printed());
  });

  it("has every resource type, sorted by id", () => {
    const ids = connectorCapabilities().resourceTypeCapabilities.map(({ resourceType }) => resourceType.id);
    expect(ids).toEqual([...typeNames].sort());
  });

  it("has the resource types as a sync file has them", () => {
    const types = connectorCapabilities().resourceTypeCapabilities.map(({ resourceType }) => resourceType);
    expect(types).toEqual(demo.resourceTypes);
  });

  it("provisions exactly the types that have an entitlement which can be requested", () => {
    const requestable = syncFile
      .parse(demo)
      .entitlements.filter(
        ({ annotations = [] }) => !annotations.some((one) => one["@type"].endsWith(".EntitlementImmutable")),
      )
      .map(({ resource }) => resource.id.resourceType);
    const provisioned = connectorCapabilities()
      .resourceTypeCapabilities.filter(({ capabilities }) => capabilities.includes("CAPABILITY_PROVISION"))
      .map(({ resourceType }) => resourceType.id);
    expect(provisioned).toEqual([...new Set(requestable)].sort());
  });

  it("sums up the types, in the order of the enum", () => {
    const { resourceTypeCapabilities: types, connectorCapabilities: all } = connectorCapabilities();
    const inOrder = capabilityNumbers.filter((name) =>
      types.some(({ capabilities }) => capabilities.some((capability) => capability === name)),
    );
    expect(all).toEqual(inOrder);
  });
});
