import { z } from "zod";
import { type Answer, parseJson } from "./answer.js";
import { BodyError } from "./page.js";
import type { Request } from "./request.js";

/** An access token of a service account. */
export interface Token {
  value: string;
  /** Milliseconds from its answer on. */
  lifetimeMs: number;
}

/** What JumpCloud's own command line assumes where the answer does not tell. */
const USUAL_LIFETIME_SECONDS = 3600;

/** No server takes a longer header; JumpCloud's tokens have some hundred characters. */
const LONGEST_TOKEN = 16 * 1024;

/** JumpCloud publishes no contract for the answer: what is not needed may be missing or of any kind. */
const tokenSchema = z.object({
  // Anything else cannot stand in a header.
  access_token: z.string().regex(/^[\x21-\x7e]+$/),
  token_type: z
    .string()
    .regex(/^bearer$/i)
    .optional(),
  expires_in: z.coerce.number().positive().catch(USUAL_LIFETIME_SECONDS),
});

/** Asks for a token at `url`, with a request that is signed by the client's id and secret. Rejects as a request does. */
export function askForToken(request: Request, url: string): Promise<Token> {
  const { pathname } = new URL(url);
  return request(
    {
      endpoint: `POST ${pathname}`,
      path: pathname,
      form: { grant_type: "client_credentials", scope: "api" },
    },
    readToken,
  );
}

function readToken({ body }: Answer): Token {
  const parsed = tokenSchema.safeParse(parseJson(body));
  if (!parsed.success) throw new BodyError("a body that holds no access token");
  const { access_token, expires_in } = parsed.data;
  if (access_token.length > LONGEST_TOKEN) throw new BodyError("a token longer than 16 KiB");
  return { value: access_token, lifetimeMs: expires_in * 1000 };
}
