import type { Entitlement } from "../../model/entitlement.js";
import type { Grant } from "../../model/grant.js";
import type { Resource } from "../../model/resource.js";
import type { ResourceType } from "../../model/resource-type.js";

/** The records of an import in the order of a sync file, and what they tell of the sync that read them. */
export interface ImportedRecords {
  resourceTypes: readonly ResourceType[];
  resources: Iterable<Resource>;
  entitlements: readonly Entitlement[];
  /** Throws C1zError while it is iterated. */
  grants: Iterable<Grant>;
  told: Told;
}

/** What only the records tell of how they were read: a c1z has neither header nor manifest. */
export interface Told {
  connector: string;
  /** The organisation's id, where the accounts name one. */
  organizationId?: string;
  /** Whose console the records link to. */
  region?: string;
  /** Names of the custom attributes of users, sorted. */
  attributes: readonly string[];
  hasGroupRules: boolean;
  /** Resource types that a reader has to take for left out. */
  without: readonly string[];
  /** What the file does not tell, and why, in words. */
  notRead: readonly { what: string; why: string }[];
}
