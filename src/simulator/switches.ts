import type { EndpointPattern } from "./endpoint-pattern.js";
import type { Fault } from "./fault.js";
import type { SimulatedOrganization } from "./organization.js";
import type { TokenBucketRate } from "./token-bucket.js";

/** What a credential may do: without a restriction read and write everything. */
export interface SimulatedRights {
  /** Endpoints that answer 403 to it. */
  refuse?: readonly EndpointPattern[];
  /** Users that it does not see, in no list and no total. */
  hides?: (userId: string) => boolean;
}

export interface SimulatedKey extends SimulatedRights {
  key: string;
  /** The administrator whose key it is: it ends with that administrator, and at `apiKeyHash.expireAt`. */
  owner?: string;
}

/** The client of a service account. */
export interface SimulatedClient extends SimulatedRights {
  id: string;
  secret: string;
  /** Whether it gets tokens; 403 where they are refused. */
  tokens?: "refused";
}

/** How the simulated servers behave; every one may be changed between two requests. */
export interface Switches {
  keys: readonly SimulatedKey[];
  clients: readonly SimulatedClient[];
  /** Seconds by the simulator's clock after which a new token is no longer known. */
  tokenSeconds: number;
  /** `expires_in` of a token. */
  tokenEnd: "stated" | "absent";
  /** Endpoints that answer 403 to every key. */
  refuse: readonly EndpointPattern[];
  /** More organisations that the key may choose with `x-org-id`, as a multi-tenant administrator's may. */
  otherOrganizations: readonly SimulatedOrganization[];
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

/** An honest server without limits, which takes `key`, and gives tokens to `client`. */
export function defaultSwitches({ key, client }: { key: string; client: SimulatedClient }): Switches {
  return {
    keys: [{ key }],
    clients: [client],
    tokenSeconds: 3600,
    tokenEnd: "stated",
    refuse: [],
    otherOrganizations: [],
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
