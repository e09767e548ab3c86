import { isRegion, type Region, regions } from "../jumpcloud/regions.js";
import { parseBaseUrl } from "./base-url.js";
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

/** Where an organisation is. */
export interface Place {
  /** "https://console.jumpcloud.com" */
  origin: string;
  /** Absent when only an origin was given that belongs to no region: then nothing is known of the console. */
  region?: Region;
}

const names = Object.keys(regions);

/** Throws UsageError for a region that does not exist, or an origin that is none. */
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
  if (origin === undefined) {
    const region = name ?? "us";
    return { origin: regions[region].console, region };
  }
  const region = name ?? names.filter(isRegion).find((known) => regions[known].console === origin);
  return region === undefined ? { origin } : { origin, region };
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

/** The organisation's id, as it was asked for. JumpCloud's ids have 24 hexadecimal digits. */
export function resolveOrganizationId(
  flags: Pick<ConnectionFlags, "orgId">,
  env: Environment,
): string | undefined {
  const id = flags.orgId ?? (env.JUMPCLOUD_ORG_ID || env.BATON_ORG_ID || undefined);
  if (id === undefined || /^[0-9a-fA-F]{24}$/.test(id)) return id?.toLowerCase();
  const source =
    flags.orgId !== undefined ? "--org-id" : env.JUMPCLOUD_ORG_ID ? "JUMPCLOUD_ORG_ID" : "BATON_ORG_ID";
  throw new UsageError(`${source} "${id}" is no organisation id: those have 24 hexadecimal digits`);
}
