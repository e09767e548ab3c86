import type { Readable } from "node:stream";
import { UsageError } from "./errors.js";
import { checkedSecret, readSecretFile, type SecretKind } from "./secret-text.js";

/** Where a key may come from, in the order in which they count. */
export interface ApiKeySources {
  /** `--api-key-file`; "-" is standard input. */
  file?: string | undefined;
  /** `--api-key` */
  flag?: string | undefined;
  env: Readonly<Record<string, string | undefined>>;
  stdin: Readable;
}

export interface ApiKey {
  key: string;
  /** What the person ought to know about how the key is kept. */
  warning?: string;
}

/** Baton's name is understood too, so that a deployment of its connector can be taken over. */
export const keyVariables = ["JUMPCLOUD_API_KEY", "BATON_API_KEY"] as const;

/** Nothing says who is to sign in. */
export class NoCredentialError extends UsageError {
  /** `hint` is what the command has besides. */
  constructor(hint = " To try it without an account: --demo") {
    super(
      `no API key: set JUMPCLOUD_API_KEY or use --api-key-file PATH; of a service account: JUMPCLOUD_CLIENT_ID and JUMPCLOUD_CLIENT_SECRET.${hint}`,
    );
  }
}

const kind: SecretKind = {
  aSecret: "an API key",
  theSecret: "the API key",
  short: "the key",
  fileFlag: "--api-key-file",
};

/** Finds the API key. Throws UsageError when there is none, or it cannot be one; never with a part of it. */
export async function readApiKey({ file, flag, env, stdin }: ApiKeySources): Promise<ApiKey> {
  if (file !== undefined && flag !== undefined) {
    throw new UsageError("--api-key-file and --api-key are both given: use one");
  }
  if (file !== undefined) {
    const { text, ...warning } = await readSecretFile(file, { kind, stdin });
    return { key: text, ...warning };
  }
  if (flag !== undefined) {
    const warning = "--api-key shows the key to everybody who can list processes: use --api-key-file";
    return { key: checkedSecret(flag, { kind, source: "--api-key" }), warning };
  }
  for (const variable of keyVariables) {
    const value = env[variable];
    if (value) return { key: checkedSecret(value, { kind, source: variable }) };
  }
  throw new NoCredentialError();
}
