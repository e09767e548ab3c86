import { createHash } from "node:crypto";

/** Who signs in, with the secret that proves it. */
export interface ApiKeySignIn {
  kind: "apiKey";
  key: string;
}

export type SignIn = ApiKeySignIn;

/** What a request is signed with. The secret stays inside. */
export interface Credential {
  kind: "apiKey";
  /** The headers that carry the secret. */
  headers(): Promise<Readonly<Record<string, string>>>;
  /**
   * Whether JumpCloud's record of a key, of which it tells the first characters, may be this one. That they are the
   * first characters of the key is likely and not documented: a match is a hint.
   */
  mayHavePrefix(prefix: string): boolean;
}

/** Tells the same credential from another, and nothing of what it is: the SHA-256 of a random salt and the secret. */
export type Fingerprint = (salt: string) => string;

const SHORTEST_PREFIX = 3;

export function apiKeyCredential(key: string): Credential {
  return {
    kind: "apiKey",
    headers: async () => ({ "x-api-key": key }),
    mayHavePrefix: (prefix) => prefix.length >= SHORTEST_PREFIX && key.startsWith(prefix),
  };
}

export function fingerprintOf({ key }: SignIn): Fingerprint {
  return (salt) => createHash("sha256").update(`${salt}:${key}`).digest("hex");
}
