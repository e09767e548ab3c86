import type { AccessTokens } from "./access-tokens.js";
import { matchesEndpoint } from "./endpoint-pattern.js";
import type { SimulatedOrganization } from "./organization.js";
import { forbidden, Refusal, unauthorized } from "./refusal.js";
import { sentCredential } from "./sent-credential.js";
import type { SimulatedKey, SimulatedRights, Switches } from "./switches.js";

/** The credential and target of a request. */
export interface Credentials {
  method: string;
  endpoint: string;
  target: string;
  headers: Headers;
}

/** Who asks, and of which organisation. */
export interface Access {
  rights: SimulatedRights;
  organization: SimulatedOrganization;
}

/** What access is checked against. */
export interface Tenancy {
  organizations: readonly [SimulatedOrganization, ...SimulatedOrganization[]];
  switches: Switches;
  tokens: AccessTokens;
  nowMs: number;
}

/**
 * Checks key, role and `x-org-id` of a request that has a key or a token. Throws the refusal otherwise: 401 for an
 * unknown or expired one, 403 for an endpoint that it may not read, 400, 401, 403 or 404 for the organisation.
 */
export function checkAccess(credentials: Credentials, tenancy: Tenancy): Access {
  const { switches } = tenancy;
  const rights = rightsOf(credentials.headers, tenancy);
  const organization = chooseOrganization(credentials, tenancy);
  const refused = [...switches.refuse, ...(rights.refuse ?? [])];
  if (refused.some((pattern) => matchesEndpoint(pattern, credentials))) {
    throw forbidden("insufficient permissions");
  }
  return { rights, organization };
}

function rightsOf(headers: Headers, { switches, organizations, tokens, nowMs }: Tenancy): SimulatedRights {
  const sent = sentCredential(headers);
  if (sent.kind === "bearer") {
    const client = tokens.clientOf(sent.token, nowMs);
    if (client === undefined) throw unauthorized("invalid token");
    return client;
  }
  const key = switches.keys.find((known) => sent.kind === "apiKey" && known.key === sent.key);
  if (key === undefined || !isAlive(key, organizations[0], nowMs)) {
    throw unauthorized("api key user not found");
  }
  return key;
}

// A key acts as its administrator: it goes with the administrator, and can carry an end of its own.
function isAlive({ owner }: SimulatedKey, { administrators }: SimulatedOrganization, nowMs: number): boolean {
  if (owner === undefined) return true;
  const administrator = administrators.find(({ id }) => id === owner);
  if (administrator === undefined || administrator.apiKeyAllowed === false) return false;
  const expireAt = administrator.apiKeyHash?.expireAt;
  return expireAt === undefined || nowMs < Date.parse(expireAt);
}

function chooseOrganization(
  { endpoint, headers }: Credentials,
  { organizations, switches }: Tenancy,
): SimulatedOrganization {
  // An empty header is tolerated everywhere, as recorded.
  const orgId = headers.get("x-org-id") ?? "";
  if (endpoint === "/api/organizations") {
    if (orgId !== "") throw forbidden("organization selection not allowed via header");
    return organizations[0];
  }
  if (orgId === "") {
    if (organizations.length > 1 && switches.withoutOrgId === "401") {
      throw unauthorized("organization ID required");
    }
    return organizations[0];
  }
  if (!/^[0-9a-f]{24}$/.test(orgId))
    throw new Refusal(400, { message: "Bad Request: invalid organization ID" });
  const chosen = organizations.find(({ id }) => id === orgId);
  if (chosen === undefined) throw new Refusal(404, { message: "Not Found: organization not found" });
  return chosen;
}
