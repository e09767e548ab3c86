import { JumpCloudClient } from "../jumpcloud/client.js";
import { concealer } from "../jumpcloud/conceal.js";
import { concealingSend } from "../jumpcloud/concealing-send.js";
import { ConnectionError } from "../jumpcloud/connection-error.js";
import { apiKeyCredential, type Credential } from "../jumpcloud/credential.js";
import { UnavailableError } from "../jumpcloud/errors.js";
import type { Observer } from "../jumpcloud/observer.js";
import { Pacer } from "../jumpcloud/pacer.js";
import { createRequest, type Request } from "../jumpcloud/request.js";
import { createTransport, type Send } from "../jumpcloud/transport.js";
import type { UnitStore } from "../jumpcloud/unit-store.js";
import type { Connection } from "./connection.js";
import { packageVersion } from "./package-version.js";

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
  const { pace, observer, units, conceal, signal } = options;
  for (const secret of connection.secrets) conceal(secret);
  const credential = apiKeyCredential(connection.credential.key);
  const transport = createTransport({
    origin: connection.origin,
    connections: pace.concurrency,
    timeoutMs: pace.timeout * 1000,
    ...(connection.proxy !== undefined && { proxy: connection.proxy }),
  });
  // The first error of a sync ends it; whatever else is under way or waits for its turn has to end with it.
  const ended = new AbortController();
  const request = createRequest({
    send: concealingSend(
      givingUp(transport.send, (error) =>
        ended.abort(
          new UnavailableError(`cannot connect to ${connection.origin}: ${error.message}`, {
            endpoint: connection.origin,
            cause: error,
          }),
        ),
      ),
      concealer(connection.secrets),
    ),
    credential,
    pacer: new Pacer({
      startRps: pace.startRps ?? connection.startRps,
      ...(pace.maxRps !== undefined && { maxRps: pace.maxRps }),
    }),
    concurrency: pace.concurrency,
    maxRetryTimeMs: pace.maxRetryTime * 1000,
    userAgent: `jc-connector/${packageVersion()}`,
    observer,
    signal: AbortSignal.any([signal, ended.signal]),
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
      await transport.close();
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
