import { createHash } from "node:crypto";

/** Who signs in, with the secret that proves it. */
export type SignIn = ApiKeySignIn | ServiceAccountSignIn;

export interface ApiKeySignIn {
  kind: "apiKey";
  key: string;
}

export interface ServiceAccountSignIn {
  kind: "serviceAccount";
  /** Not secret. */
  clientId: string;
  clientSecret: string;
  /** "https://admin-oauth.id.jumpcloud.com/oauth2/token" */
  tokenUrl: string;
}

/** An API key, a service account's token, or the client's id and secret for which tokens are given. */
export type CredentialKind = "apiKey" | "serviceAccount" | "client";

/** The headers that carry a secret. */
export type SecretHeaders = Readonly<Record<string, string>>;

/** What a request is signed with. The secret stays inside. */
export interface Credential {
  kind: CredentialKind;
  /** Rejects as a request does where the secret has to be asked for first. */
  headers(): Promise<SecretHeaders>;
  /** Told that JumpCloud did not know these headers (401): does `headers()` give others from now on? */
  refused(headers: SecretHeaders): "others follow" | "these stay";
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
    refused: () => "these stay",
    mayHavePrefix: (prefix) => prefix.length >= SHORTEST_PREFIX && key.startsWith(prefix),
  };
}

/** What tokens are asked for with. */
export function clientCredential(client: ServiceAccountSignIn): Credential {
  const authorization = `Basic ${Buffer.from(encodedPair(client), "utf8").toString("base64")}`;
  return {
    kind: "client",
    headers: async () => ({ authorization }),
    refused: () => "these stay",
    mayHavePrefix: () => false,
  };
}

/** What must not be shown: the secrets themselves, and what stands in a header whose base64 is another text. */
export function secretsOf(signIn: SignIn): string[] {
  if (signIn.kind === "apiKey") return [signIn.key];
  const { clientId, clientSecret } = signIn;
  return [...new Set([clientSecret, encodedPair(signIn), `${clientId}:${clientSecret}`])];
}

export function fingerprintOf(signIn: SignIn): Fingerprint {
  const secret = signIn.kind === "apiKey" ? signIn.key : encodedPair(signIn);
  return (salt) => createHash("sha256").update(`${salt}:${secret}`).digest("hex");
}

/** RFC 6749, 2.3.1: a colon or a percent sign in one of the two must not be read as the one between them. */
function encodedPair({ clientId, clientSecret }: ServiceAccountSignIn): string {
  return `${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`;
}
