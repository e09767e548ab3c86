import { parseBaseUrl } from "../jumpcloud/base-url.js";
import { parseOrganizationId } from "../jumpcloud/organization-id.js";
import { type Place, placeAt } from "../jumpcloud/place.js";
import { isRegion, regions } from "../jumpcloud/regions.js";
import { UsageError } from "./errors.js";
import { proxySecrets } from "./proxy.js";

/** The flags that say which organisation is meant; each goes before its variable of the environment. */
export interface ConnectionFlags {
  apiKey?: string;
  apiKeyFile?: string;
  clientId?: string;
  clientSecretFile?: string;
  oauthUrl?: string;
  orgId?: string;
  region?: string;
  baseUrl?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const names = Object.keys(regions);

/** Throws UsageError for a region that does not exist, SettingError for an origin that is none. */
export function resolvePlace(flags: Pick<ConnectionFlags, "region" | "baseUrl">, env: Environment): Place {
  const url = flags.baseUrl ?? (env.JUMPCLOUD_BASE_URL || undefined);
  const origin =
    url === undefined
      ? undefined
      : parseBaseUrl(url, flags.baseUrl === undefined ? "JUMPCLOUD_BASE_URL" : "--base-url");
  const given = flags.region ?? (env.JUMPCLOUD_REGION || undefined);
  const name = given?.toLowerCase();
  if (name !== undefined && !isRegion(name)) {
    const setting = flags.region === undefined ? "JUMPCLOUD_REGION" : "--region";
    throw new UsageError(`${setting} "${given}" is none of JumpCloud's regions: ${names.join(", ")}`);
  }
  return placeAt({ ...(origin !== undefined && { origin }), ...(name !== undefined && { region: name }) });
}

/** Throws UsageError where Node was told to take any certificate for good: the key would go to whoever answers. */
export function refuseUncheckedTls(origin: string, env: Environment): void {
  if (env.NODE_TLS_REJECT_UNAUTHORIZED !== "0" || !origin.startsWith("https:")) return;
  throw new UsageError(
    "NODE_TLS_REJECT_UNAUTHORIZED=0 is set, which is to stop the check of certificates: unset it. A CA of your own: NODE_EXTRA_CA_CERTS=/path/to/ca.pem",
  );
}

const secretVariables = [
  "JUMPCLOUD_API_KEY",
  "JUMPCLOUD_WRITE_API_KEY",
  "BATON_API_KEY",
  "JUMPCLOUD_CLIENT_SECRET",
] as const;

/** What is secret in the environment, whether it is used or not. */
export function secretsIn(env: Environment): string[] {
  const { JUMPCLOUD_CLIENT_ID: id, JUMPCLOUD_CLIENT_SECRET: secret } = env;
  const pair = id && secret ? [`${id.trim()}:${secret.trim()}`] : [];
  const values = secretVariables.flatMap((name) => env[name] ?? []);
  return [...values, ...pair, ...values.map((value) => value.trim()), ...proxySecrets(env)];
}

/** The organisation's id, as it was asked for. Throws SettingError. */
export function resolveOrganizationId(
  flags: Pick<ConnectionFlags, "orgId">,
  env: Environment,
): string | undefined {
  const id = flags.orgId ?? (env.JUMPCLOUD_ORG_ID || env.BATON_ORG_ID || undefined);
  if (id === undefined) return undefined;
  const source =
    flags.orgId !== undefined ? "--org-id" : env.JUMPCLOUD_ORG_ID ? "JUMPCLOUD_ORG_ID" : "BATON_ORG_ID";
  return parseOrganizationId(id, source);
}
