import { JumpCloudClient } from "../jumpcloud/client.js";
import { concealer } from "../jumpcloud/conceal.js";
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
  /** A client of its own for one organisation; without an id for the one that the key acts on by itself. */
  clientFor(organizationId: string | undefined, options: ReadingOptions): Reading;
  /** Ends every request that is still under way, and the connection. */
  close(): Promise<void>;
}

export function openSession(
  connection: Connection,
  options: ReadingOptions & { credential: Credential; pace: PaceFlags },
): Session {
  const { credential, pace } = options;
  const transport = createTransport({
    origin: connection.origin,
    connections: pace.concurrency,
    timeoutMs: pace.timeout * 1000,
    ...(connection.proxy !== undefined && { proxy: connection.proxy }),
  });
  // The first error of a sync ends it; whatever else is under way or waits for its turn has to end with it.
  const ended = new AbortController();
  const send = concealingSend(
    givingUp(transport.send, (error) =>
      ended.abort(
        new UnavailableError(`cannot connect to ${connection.origin}: ${error.message}`, {
          endpoint: connection.origin,
          cause: error,
        }),
      ),
    ),
    concealer([connection.apiKey]),
  );
  // What was learned of the limits holds for the key, whichever organisation it reads.
  const pacer = new Pacer({
    startRps: pace.startRps ?? connection.startRps,
    ...(pace.maxRps !== undefined && { maxRps: pace.maxRps }),
  });
  const clientFor: Session["clientFor"] = (organizationId, { observer, units, signal }) => {
    const over = new AbortController();
    // Of its own: what one organisation refuses for good says nothing about the next.
    const request = createRequest({
      send,
      credential,
      pacer,
      concurrency: pace.concurrency,
      maxRetryTimeMs: pace.maxRetryTime * 1000,
      userAgent: `jc-connector/${packageVersion()}`,
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
    clientFor,
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
