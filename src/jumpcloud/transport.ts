import type { Dispatcher } from "undici";
import type { Answer } from "./answer.js";
import { explainConnection } from "./connection-error.js";
import { createDispatcher, type DispatcherOptions } from "./dispatcher.js";
import { exchange } from "./exchange.js";

/**
 * Sends one request, a GET or, with a body, a POST, and returns its whole answer; redirects are not followed. Rejects
 * with ConnectionError for a certificate or a proxy, else with what undici throws.
 */
export type Send = (request: {
  path: string;
  headers: Record<string, string>;
  /** What is sent by POST; `headers` tell its type. */
  body?: string;
  signal?: AbortSignal;
}) => Promise<Answer>;

export interface TransportOptions extends DispatcherOptions {
  /** Tests put their own in place of the connections. */
  dispatcher?: Dispatcher;
}

export interface Transport {
  send: Send;
  close(): Promise<void>;
}

/** Over a pool of connections; undici's dispatch() never follows a redirect by itself. */
export function createTransport(options: TransportOptions): Transport {
  const { timeoutMs } = options;
  const dispatcher = options.dispatcher ?? createDispatcher(options);
  const { host, origin } = new URL(options.origin);
  return {
    async send({ path, headers, body, signal }) {
      const method = body === undefined ? "GET" : "POST";
      const request = {
        origin,
        path: checkedPath(path, origin),
        method,
        headers,
        body: body ?? null,
      } as const;
      try {
        return await exchange(dispatcher, request, { timeoutMs, ...(signal && { signal }) });
      } catch (error) {
        throw explainConnection(error, host);
      }
    },
    close: () => dispatcher.destroy(),
  };
}

/**
 * Paths are made of ids that others chose. One that leads to another host or, by dots, to another resource than it
 * seems to is never sent.
 */
function checkedPath(path: string, origin: string): string {
  const url = new URL(path, origin);
  const [pathname] = path.split("?");
  if (url.origin !== origin || url.pathname !== pathname || url.hash !== "") {
    throw new Error("a request whose path is not what it seems to be was not sent");
  }
  return url.pathname + url.search;
}
