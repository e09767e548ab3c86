import type { Connection } from "./connection.js";
import {
  apiKeyCredential,
  type Credential,
  clientCredential,
  type ServiceAccountSignIn,
} from "./credential.js";
import { type Observer, silentObserver } from "./observer.js";
import { Pacer } from "./pacer.js";
import { createRequest } from "./request.js";
import type { Pace } from "./session.js";
import { realTimer } from "./timer.js";
import { askForToken } from "./token.js";
import { tokenCredential } from "./token-credential.js";
import { createTransport, type Send } from "./transport.js";

/** What the requests of a session are signed with, and the connection that this needs for itself. */
export interface SessionCredential {
  credential: Credential;
  close(): Promise<void>;
}

export interface CredentialOptions {
  pace: Pace;
  userAgent: string;
  /** Who is told of the requests for tokens at the moment. */
  observer(): Observer;
  /** Makes a Send to `origin` as careful as the session's own. */
  careful(send: Send, origin: string): Send;
  /** Told of every token before it is used. */
  conceal(secret: string): void;
  signal: AbortSignal;
}

export function openCredential(connection: Connection, options: CredentialOptions): SessionCredential {
  const { credential } = connection;
  if (credential.kind === "serviceAccount") return openServiceAccount(credential, { connection, ...options });
  return { credential: apiKeyCredential(credential.key), close: async () => {} };
}

/** Tokens come from a host of their own, which neither the API's requests nor its tokens ever reach. */
function openServiceAccount(
  client: ServiceAccountSignIn,
  options: CredentialOptions & { connection: Connection },
): SessionCredential {
  const { connection, pace, userAgent, observer, conceal, signal } = options;
  const { origin } = new URL(client.tokenUrl);
  const transport = createTransport({
    origin,
    connections: 1,
    timeoutMs: pace.timeout * 1000,
    ...(connection.tokenProxy !== undefined && { proxy: connection.tokenProxy }),
  });
  const request = createRequest({
    send: options.careful(transport.send, origin),
    credential: clientCredential(client),
    pacer: new Pacer({ startRps: 0 }),
    concurrency: 1,
    maxRetryTimeMs: pace.maxRetryTime * 1000,
    userAgent,
    // What was created during a sync is judged by the clock of the host that it is read from.
    observer: {
      ...silentObserver,
      answered: ({ date: _, ...event }) => observer().answered(event),
      retrying: (event) => observer().retrying(event),
      waiting: (event) => observer().waiting(event),
    },
    signal,
  });
  const ask = async () => {
    const token = await askForToken(request, client.tokenUrl);
    conceal(token.value);
    return token;
  };
  return { credential: tokenCredential(ask, realTimer), close: () => transport.close() };
}
