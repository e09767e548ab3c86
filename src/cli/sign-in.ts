import type { Readable } from "node:stream";
import type { SignIn } from "../jumpcloud/credential.js";
import type { Place } from "../jumpcloud/place.js";
import { keyVariables, readApiKey } from "./api-key.js";
import { UsageError } from "./errors.js";
import { readServiceAccount, serviceAccountSettings } from "./service-account.js";
import type { ConnectionFlags } from "./settings.js";
import { resolveTokenUrl } from "./token-url.js";

export interface FoundSignIn {
  credential: SignIn;
  /** What the person ought to know about how the secret is kept. */
  warning?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Finds the API key or the service account that is meant. Throws UsageError when there is none, half of one, or both:
 * which of two counts is nothing to guess at.
 */
export async function readSignIn(
  flags: ConnectionFlags,
  from: { env: Environment; stdin: Readable; place: Place },
): Promise<FoundSignIn> {
  const { env, stdin, place } = from;
  const client = { id: flags.clientId, secretFile: flags.clientSecretFile, env };
  const { id, secret } = serviceAccountSettings(client);
  const keySetting = apiKeySetting(flags, env);
  const clientSetting = id ?? secret;
  if (clientSetting === undefined) {
    const { key, ...warning } = await readApiKey({
      file: flags.apiKeyFile,
      flag: flags.apiKey,
      env,
      stdin,
    });
    return { credential: { kind: "apiKey", key }, ...warning };
  }
  if (keySetting !== undefined) {
    throw new UsageError(
      `${keySetting} (an API key) and ${clientSetting} (a service account) are both given: use one`,
    );
  }
  const { clientId, clientSecret, ...warning } = await readServiceAccount({ ...client, stdin });
  const tokenUrl = resolveTokenUrl(flags, { env, place });
  return { credential: { kind: "serviceAccount", clientId, clientSecret, tokenUrl }, ...warning };
}

/** What gives an API key, by its name. */
function apiKeySetting({ apiKeyFile, apiKey }: ConnectionFlags, env: Environment): string | undefined {
  if (apiKeyFile !== undefined) return "--api-key-file";
  if (apiKey !== undefined) return "--api-key";
  return keyVariables.find((name) => env[name]);
}
