import { createConnector } from "../../connector/connector.js";
import { JumpCloudClient } from "../../jumpcloud/client.js";
import { silentObserver } from "../../jumpcloud/observer.js";
import type { ResourceType } from "../../model/resource-type.js";

/** c1.connector.v2.Capability as far as this connector has any, in the order of the enum. */
const capabilityOrder = ["CAPABILITY_PROVISION", "CAPABILITY_SYNC"] as const;
type Capability = (typeof capabilityOrder)[number];

interface ResourceTypeCapability {
  resourceType: ResourceType;
  capabilities: Capability[];
  /** Which of JumpCloud's permissions a type needs is published nowhere. */
  permissions: Record<string, never>;
}

/** c1.connector.v2.ConnectorCapabilities inside an Any, its keys in the order of the .proto. */
export interface ConnectorCapabilities {
  "@type": "type.googleapis.com/c1.connector.v2.ConnectorCapabilities";
  /** Sorted by the id of the type. */
  resourceTypeCapabilities: ResourceTypeCapability[];
  connectorCapabilities: Capability[];
  /** Accounts are not made, and their credentials not changed. */
  credentialDetails: Record<string, never>;
}

/** The types of resources whose entitlement `provision` grants and revokes. */
const provisioned: ReadonlySet<string> = new Set(["group", "app"]);

/** What the connector can do. Nothing is asked of JumpCloud for it. */
export function connectorCapabilities(): ConnectorCapabilities {
  const types = resourceTypes().map((resourceType) => ({
    resourceType,
    capabilities: capabilitiesOf(resourceType),
    permissions: {},
  }));
  const all = new Set(types.flatMap(({ capabilities }) => capabilities));
  return {
    "@type": "type.googleapis.com/c1.connector.v2.ConnectorCapabilities",
    resourceTypeCapabilities: types.sort((a, b) => (a.resourceType.id < b.resourceType.id ? -1 : 1)),
    connectorCapabilities: capabilityOrder.filter((capability) => all.has(capability)),
    credentialDetails: {},
  };
}

/** What can be read comes first, as the SDK puts it: within a type it is not the order of the enum. */
function capabilitiesOf({ id }: ResourceType): Capability[] {
  return provisioned.has(id) ? ["CAPABILITY_SYNC", "CAPABILITY_PROVISION"] : ["CAPABILITY_SYNC"];
}

/** A connector that reads everything, and is asked only what it would read. */
function resourceTypes(): ResourceType[] {
  const client = new JumpCloudClient({
    request: () => Promise.reject(new Error("nothing is requested for capabilities")),
    observer: silentObserver,
  });
  const options = { without: new Set<never>(), attributes: [], groupRules: false };
  return createConnector(client, { ...options, warn() {} }).syncers.map(({ resourceType }) => resourceType);
}
