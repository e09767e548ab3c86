import { JumpCloudClient } from "./client.js";
import { growingSecrets } from "./conceal.js";
import { concealingData, concealingSend } from "./concealing-send.js";
import type { Connection } from "./connection.js";
import { ConnectionError } from "./connection-error.js";
import type { Credential } from "./credential.js";
import { UnavailableError } from "./errors.js";
import type { Observer } from "./observer.js";
import { Pacer } from "./pacer.js";
import { createRequest, type Request } from "./request.js";
import { openCredential } from "./session-credential.js";
import { createTransport, type Send } from "./transport.js";
import type { UnitStore } from "./unit-store.js";

/** How fast, and how patiently. */
export interface Pace {
  concurrency: number;
  startRps?: number;
  maxRps?: number;
  /** Seconds. */
  timeout: number;
  /** Seconds. */
  maxRetryTime: number;
}

/** The reading of one organisation, or of what belongs to none. */
export interface Reading {
  client: JumpCloudClient;
  request: Request;
  /** Ends every request of it that is still under way or waits for its turn. */
  end(): void;
}

export interface ReadingOptions {
  observer: Observer;
  /** What an earlier run has read. Default: nothing. */
  units?: UnitStore;
  signal: AbortSignal;
}

/** One connection with one pace, for one organisation after the other. */
export interface Session extends Pick<Reading, "client" | "request"> {
  credential: Credential;
  /** A client of its own for one organisation; without an id for the one that the key acts on by itself. */
  clientFor(organizationId: string | undefined, options: ReadingOptions): Reading;
  /** Ends every request that is still under way, and the connection. */
  close(): Promise<void>;
}

/** Sends nothing yet: a token is asked for when the first request needs it. */
export function openSession(
  connection: Connection,
  options: ReadingOptions & {
    pace: Pace;
    /** Told every secret, those that are only obtained on the way too, before it is used. */
    conceal(secret: string): void;
    /** How JumpCloud is told who asks. */
    userAgent: string;
  },
): Session {
  const { pace, signal, userAgent } = options;
  const secrets = growingSecrets(connection.secrets);
  for (const secret of connection.secrets) options.conceal(secret);
  // The first error of a sync ends it; whatever else is under way or waits for its turn has to end with it.
  const ended = new AbortController();
  const careful = (send: Send, origin: string) =>
    concealingSend(
      givingUp(send, (error) =>
        ended.abort(
          new UnavailableError(`cannot connect to ${origin}: ${error.message}`, {
            endpoint: origin,
            cause: error,
          }),
        ),
      ),
      secrets.conceal,
    );
  const transport = createTransport({
    origin: connection.origin,
    connections: pace.concurrency,
    timeoutMs: pace.timeout * 1000,
    ...(connection.proxy !== undefined && { proxy: connection.proxy }),
  });
  // A token is asked for on behalf of what is being read.
  let reading = options.observer;
  const { credential, close: closeCredential } = openCredential(connection, {
    pace,
    userAgent,
    observer: () => reading,
    careful,
    conceal(secret) {
      secrets.add(secret);
      options.conceal(secret);
    },
    signal: AbortSignal.any([signal, ended.signal]),
  });
  const send = concealingData(careful(transport.send, connection.origin), secrets);
  // What was learned of the limits holds for the key, whichever organisation it reads.
  const pacer = new Pacer({
    startRps: pace.startRps ?? connection.startRps,
    ...(pace.maxRps !== undefined && { maxRps: pace.maxRps }),
  });
  const clientFor: Session["clientFor"] = (organizationId, { observer, units, signal }) => {
    reading = observer;
    const over = new AbortController();
    // Of its own: what one organisation refuses for good says nothing about the next.
    const request = createRequest({
      send,
      credential,
      pacer,
      concurrency: pace.concurrency,
      maxRetryTimeMs: pace.maxRetryTime * 1000,
      userAgent,
      observer,
      signal: AbortSignal.any([signal, ended.signal, over.signal]),
    });
    const client = new JumpCloudClient({
      request,
      observer,
      mayHavePrefix: credential.mayHavePrefix,
      ...(units && { units }),
      ...(organizationId !== undefined && { organizationId }),
    });
    return { client, request, end: () => over.abort(new Error("the reading is over")) };
  };
  const { client, request } = clientFor(connection.organizationId, options);
  return {
    client,
    request,
    credential,
    clientFor,
    async close() {
      ended.abort(new Error("the session is over"));
      await Promise.all([transport.close(), closeCredential()]);
      await connection.close();
    },
  };
}

/** Tells of a connection that no further try will make: then the whole session is over. */
function givingUp(send: Send, giveUp: (error: ConnectionError) => void): Send {
  return async (request) => {
    try {
      return await send(request);
    } catch (error) {
      if (error instanceof ConnectionError && !error.mayPass) giveUp(error);
      throw error;
    }
  };
}
