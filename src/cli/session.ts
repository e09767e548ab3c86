import { JumpCloudClient } from "../jumpcloud/client.js";
import { growingSecrets } from "../jumpcloud/conceal.js";
import { concealingSend } from "../jumpcloud/concealing-send.js";
import { ConnectionError } from "../jumpcloud/connection-error.js";
import type { Credential } from "../jumpcloud/credential.js";
import { UnavailableError } from "../jumpcloud/errors.js";
import type { Observer } from "../jumpcloud/observer.js";
import { Pacer } from "../jumpcloud/pacer.js";
import { createRequest, type Request } from "../jumpcloud/request.js";
import { createTransport, type Send } from "../jumpcloud/transport.js";
import type { UnitStore } from "../jumpcloud/unit-store.js";
import type { Connection } from "./connection.js";
import { openCredential } from "./session-credential.js";
import { userAgent } from "./user-agent.js";

/** How fast, and how patiently. */
export interface PaceFlags {
  concurrency: number;
  startRps?: number;
  maxRps?: number;
  /** Seconds. */
  timeout: number;
  /** Seconds. */
  maxRetryTime: number;
}

export interface Session {
  client: JumpCloudClient;
  request: Request;
  credential: Credential;
  /** Ends every request that is still under way, and the connection. */
  close(): Promise<void>;
}

/** Sends nothing yet: a token is asked for when the first request needs it. */
export function openSession(
  connection: Connection,
  options: {
    pace: PaceFlags;
    observer: Observer;
    /** What an earlier run has read. Default: nothing. */
    units?: UnitStore;
    /** Told every secret, those that are only obtained on the way too, before it is used. */
    conceal(secret: string): void;
    signal: AbortSignal;
  },
): Session {
  const { pace, observer, units, signal } = options;
  const secrets = growingSecrets(connection.secrets);
  for (const secret of connection.secrets) options.conceal(secret);
  // The first error of a sync ends it; whatever else is under way or waits for its turn has to end with it.
  const ended = new AbortController();
  const whileOpen = AbortSignal.any([signal, ended.signal]);
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
  const signing = openCredential(connection, {
    pace,
    observer,
    careful,
    conceal(secret) {
      secrets.add(secret);
      options.conceal(secret);
    },
    signal: whileOpen,
  });
  const { credential } = signing;
  const request = createRequest({
    send: careful(transport.send, connection.origin),
    credential,
    pacer: new Pacer({
      startRps: pace.startRps ?? connection.startRps,
      ...(pace.maxRps !== undefined && { maxRps: pace.maxRps }),
    }),
    concurrency: pace.concurrency,
    maxRetryTimeMs: pace.maxRetryTime * 1000,
    userAgent: userAgent(),
    observer,
    signal: whileOpen,
  });
  const { organizationId } = connection;
  return {
    client: new JumpCloudClient({
      request,
      observer,
      mayHavePrefix: credential.mayHavePrefix,
      ...(units && { units }),
      ...(organizationId !== undefined && { organizationId }),
    }),
    request,
    credential,
    async close() {
      ended.abort(new Error("the session is over"));
      await Promise.all([transport.close(), signing.close()]);
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
