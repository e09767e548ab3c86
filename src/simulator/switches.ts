import type { EndpointPattern } from "./endpoint-pattern.js";
import type { Fault } from "./fault.js";
import type { SimulatedOrganization, SimulatedProviderAdministrator } from "./organization.js";
import type { TokenBucketRate } from "./token-bucket.js";

/** A credential and what it may do; without a restriction it may read and write everything. */
export interface SimulatedKey {
  key: string;
  /** The administrator whose key it is: it ends with that administrator, and at `apiKeyHash.expireAt`. */
  owner?: string;
  /** Endpoints that answer 403 to this key. */
  refuse?: readonly EndpointPattern[];
  /** Users that this key does not see, in no list and no total. */
  hides?: (userId: string) => boolean;
}

/** How the simulated servers behave; every one may be changed between two requests. */
export interface Switches {
  keys: readonly SimulatedKey[];
  /** Endpoints that answer 403 to every key. */
  refuse: readonly EndpointPattern[];
  /** More organisations that the key may choose with `x-org-id`, as a multi-tenant administrator's may. */
  otherOrganizations: readonly SimulatedOrganization[];
  /** Endpoints that answer 403 where they are asked about one organisation, by its id. */
  refuseIn: Readonly<Record<string, readonly EndpointPattern[]>>;
  /** The administrators of each provider, by its id, whom the key may list. */
  providers: Readonly<Record<string, readonly SimulatedProviderAdministrator[]>>;
  /** Whether the list of organisations tells who manages each: only the answer about one is documented to. */
  listedProvider: "stated" | "absent";
  /** What a request of a multi-tenant key without `x-org-id` gets: public sources disagree. */
  withoutOrgId: "first organization" | "401";
  /** `totalCount` in the body of V1 lists and of V2's wrapped ones. */
  bodyTotals: "stated" | "absent";
  /** `x-total-count` of V2 lists. */
  headerTotals: "stated" | "absent";
  /** `sort` on `/v2/usergroups`. */
  groupSort: "honoured" | "ignored" | "refused";
  /** `filter=membershipMethod:…` on `/v2/usergroups`. */
  membershipFilter: "honoured" | "ignored" | "refused";
  /** The order of lists without a sort: the same until `reshuffle()`, as the rows are stored, or new every time. */
  order: "shuffled" | "as stored" | "moving";
  /** What remains of the edges of a deleted user. */
  removedUserEdges: "ghosts" | "removed";
  /** How long every answer takes. */
  latencyMs: number;
  /** How far the clock goes forward at every request, besides the real time. */
  msPerRequest: number;
  /** Where the orders and the faults that happen by chance come from. */
  seed: number;
  /** Requests per second before the answer is 429. */
  rate: TokenBucketRate | undefined;
  faults: readonly Fault[];
}

/** An honest server without limits, which takes `key`. */
export function defaultSwitches(key: string): Switches {
  return {
    keys: [{ key }],
    refuse: [],
    otherOrganizations: [],
    refuseIn: {},
    providers: {},
    listedProvider: "stated",
    withoutOrgId: "first organization",
    bodyTotals: "stated",
    headerTotals: "stated",
    groupSort: "honoured",
    membershipFilter: "honoured",
    order: "shuffled",
    removedUserEdges: "ghosts",
    latencyMs: 0,
    msPerRequest: 0,
    seed: 1,
    rate: undefined,
    faults: [],
  };
}
