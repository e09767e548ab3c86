import { parseBaseUrl } from "../jumpcloud/base-url.js";
import { type Connection, POLITE_START_RPS } from "../jumpcloud/connection.js";
import { type SignIn, secretsOf } from "../jumpcloud/credential.js";
import { parseOrganizationId } from "../jumpcloud/organization-id.js";
import { type Place, placeAt } from "../jumpcloud/place.js";
import { regions } from "../jumpcloud/regions.js";
import { SettingError } from "../jumpcloud/setting-error.js";
import { parseTokenUrl } from "../jumpcloud/token-url.js";
import type { SyncCredential, SyncOptions } from "./sync-options.js";

/** What fits in a header: RFC 9110's visible characters. */
const HEADER_TEXT = /^[!-~]+$/;

/** How to reach the organisation. Nothing but the options counts. Throws SettingError. */
export function connectionOf(options: SyncOptions): Connection {
  const { baseUrl, region, organizationId } = options;
  const place = placeAt({
    ...(baseUrl !== undefined && { origin: parseBaseUrl(baseUrl, "baseUrl") }),
    ...(region !== undefined && { region }),
  });
  const credential = signInOf(options.credential, place);
  return {
    ...place,
    baseUrl: place.origin,
    ...(organizationId !== undefined && {
      organizationId: parseOrganizationId(organizationId, "organizationId"),
    }),
    credential,
    secrets: secretsOf(credential),
    startRps: POLITE_START_RPS,
    close: async () => {},
  };
}

function signInOf(credential: SyncCredential, place: Place): SignIn {
  if ("apiKey" in credential) {
    if (HEADER_TEXT.test(credential.apiKey)) return { kind: "apiKey", key: credential.apiKey };
    throw new SettingError("credential.apiKey has a character that no API key has");
  }
  const { clientId, clientSecret, tokenUrl } = credential;
  if (tokenUrl === undefined && place.region === undefined) {
    throw new SettingError(`credential.tokenUrl is needed: ${place.origin} is no console of JumpCloud`);
  }
  return {
    kind: "serviceAccount",
    clientId,
    clientSecret,
    tokenUrl:
      tokenUrl === undefined
        ? regions[place.region ?? "us"].token
        : parseTokenUrl(tokenUrl, "credential.tokenUrl"),
  };
}
