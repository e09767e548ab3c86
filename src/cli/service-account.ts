import type { Readable } from "node:stream";
import type { ServiceAccountSignIn } from "../jumpcloud/credential.js";
import { UsageError } from "./errors.js";
import { checkedSecret, readSecretFile, type SecretKind } from "./secret-text.js";

/** Where the two halves of a service account's credential may come from; flags go before the environment. */
export interface ServiceAccountSources {
  /** `--client-id` */
  id?: string | undefined;
  /** `--client-secret-file`; "-" is standard input. */
  secretFile?: string | undefined;
  env: Readonly<Record<string, string | undefined>>;
  stdin: Readable;
}

export interface ServiceAccountClient extends Pick<ServiceAccountSignIn, "clientId" | "clientSecret"> {
  /** What the person ought to know about how the secret is kept. */
  warning?: string;
}

const secretKind: SecretKind = {
  aSecret: "a client secret",
  theSecret: "the client secret",
  short: "the secret",
  fileFlag: "--client-secret-file",
};

/** What gives the id, and what the secret, by the name of the setting. */
export function serviceAccountSettings({ id, secretFile, env }: Omit<ServiceAccountSources, "stdin">): {
  id: string | undefined;
  secret: string | undefined;
} {
  const variable = (name: string) => (env[name] ? name : undefined);
  return {
    id: id === undefined ? variable("JUMPCLOUD_CLIENT_ID") : "--client-id",
    secret: secretFile === undefined ? variable("JUMPCLOUD_CLIENT_SECRET") : "--client-secret-file",
  };
}

/** Finds both halves. Throws UsageError where one is missing or cannot be one; never with a part of the secret. */
export async function readServiceAccount(sources: ServiceAccountSources): Promise<ServiceAccountClient> {
  const { id, secretFile, env, stdin } = sources;
  const settings = serviceAccountSettings(sources);
  if (settings.secret === undefined) {
    throw new UsageError(
      `${settings.id} is given without a secret: set JUMPCLOUD_CLIENT_SECRET or use --client-secret-file PATH`,
    );
  }
  if (settings.id === undefined) {
    throw new UsageError(
      `${settings.secret} is given without an id: set JUMPCLOUD_CLIENT_ID or use --client-id ID`,
    );
  }
  const clientId = checkedSecret(id ?? env.JUMPCLOUD_CLIENT_ID ?? "", {
    kind: { aSecret: "a client id", theSecret: "the client id" },
    source: settings.id,
  });
  if (secretFile !== undefined) {
    const { text, ...warning } = await readSecretFile(secretFile, { kind: secretKind, stdin });
    return { clientId, clientSecret: text, ...warning };
  }
  const clientSecret = checkedSecret(env.JUMPCLOUD_CLIENT_SECRET ?? "", {
    kind: secretKind,
    source: settings.secret,
  });
  return { clientId, clientSecret };
}
