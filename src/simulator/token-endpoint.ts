import type { AccessTokens } from "./access-tokens.js";
import type { Answer } from "./answer.js";
import { Refusal } from "./refusal.js";
import { sentCredential } from "./sent-credential.js";
import type { Switches } from "./switches.js";

/** Where service accounts get their tokens; a host of its own at JumpCloud. */
export const TOKEN_PATH = "/oauth2/token";

/** What a token depends on. */
export interface TokenOffice {
  tokens: AccessTokens;
  switches: Switches;
  nowMs: number;
}

/** Gives a token, as RFC 6749 4.4 has it. Throws the refusal otherwise: its words are RFC 6749's, JumpCloud's are not public. */
export function answerToken(
  { request, body }: { request: Request; body: unknown },
  { tokens, switches, nowMs }: TokenOffice,
): Answer {
  if (request.method !== "POST") throw new Refusal(405, { message: "Method Not Allowed" });
  const sent = sentCredential(request.headers);
  const client =
    sent.kind === "basic"
      ? switches.clients.find(({ id, secret }) => id === sent.id && secret === sent.secret)
      : undefined;
  if (client === undefined) throw refused(401, "invalid_client");
  if (client.tokens === "refused") throw refused(403, "access_denied");
  const form = new URLSearchParams(isForm(request) && typeof body === "string" ? body : "");
  if (form.get("grant_type") !== "client_credentials") throw refused(400, "unsupported_grant_type");
  if (form.get("scope") !== "api") throw refused(400, "invalid_scope");
  const { tokenSeconds, tokenEnd } = switches;
  return {
    status: 200,
    body: {
      access_token: tokens.issue(client, nowMs + tokenSeconds * 1000),
      ...(tokenEnd === "stated" && { expires_in: tokenSeconds }),
      scope: "api",
      token_type: "bearer",
    },
  };
}

function isForm({ headers }: Request): boolean {
  return headers.get("content-type")?.startsWith("application/x-www-form-urlencoded") === true;
}

function refused(status: number, error: string): Refusal {
  return new Refusal(status, { error });
}
