import { type Dispatcher, Pool, request } from "undici";
import type { Answer } from "./answer.js";

/** Sends one GET and returns its whole answer; redirects are not followed. Rejects with what undici throws. */
export type Send = (request: {
  path: string;
  headers: Record<string, string>;
  signal?: AbortSignal;
}) => Promise<Answer>;

export interface TransportOptions {
  /** The origin, such as "https://console.jumpcloud.com". */
  origin: string;
  /** Connections; more requests than that wait. */
  connections: number;
  /** For the headers, and between two pieces of the body. */
  timeoutMs: number;
  /** Tests put their own in place of the pool. */
  dispatcher?: Dispatcher;
}

export interface Transport {
  send: Send;
  close(): Promise<void>;
}

const CONNECT_TIMEOUT_MS = 10_000;
/** A page of 100 users is some 200 KB; nothing that JumpCloud answers comes near this. */
const LARGEST_BODY_BYTES = 64 * 1024 * 1024;

/** undici's request() over a pool: measured faster than fetch, and it never follows a redirect by itself. */
export function createTransport(options: TransportOptions): Transport {
  const dispatcher =
    options.dispatcher ??
    new Pool(options.origin, {
      connections: options.connections,
      pipelining: 1,
      connect: { timeout: Math.min(CONNECT_TIMEOUT_MS, options.timeoutMs) },
    });
  return {
    async send({ path, headers, signal }) {
      const response = await request(new URL(path, options.origin), {
        dispatcher,
        method: "GET",
        headers,
        headersTimeout: options.timeoutMs,
        bodyTimeout: options.timeoutMs,
        ...(signal === undefined ? {} : { signal }),
      });
      return {
        status: response.statusCode,
        headers: headerMap(response.headers),
        body: await readBody(response.body),
      };
    },
    close: () => dispatcher.destroy(),
  };
}

async function readBody(body: AsyncIterable<Buffer>): Promise<string> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of body) {
    bytes += piece.length;
    if (bytes > LARGEST_BODY_BYTES) throw new Error(`the body is larger than ${LARGEST_BODY_BYTES} bytes`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("utf8");
}

function headerMap(headers: Record<string, string | string[] | undefined>): Map<string, string> {
  const map = new Map<string, string>();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name.toLowerCase(), Array.isArray(value) ? value.join(", ") : value);
  }
  return map;
}
