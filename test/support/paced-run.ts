import { apiKeyCredential, type Credential } from "../../src/jumpcloud/credential.js";
import { type Observer, silentObserver } from "../../src/jumpcloud/observer.js";
import { Pacer } from "../../src/jumpcloud/pacer.js";
import { createRequest, type Request } from "../../src/jumpcloud/request.js";
import type { Send } from "../../src/jumpcloud/transport.js";
import type { VirtualTime } from "./virtual-time.js";

export interface PacedOptions {
  time: VirtualTime;
  send: Send;
  /** An API key when it is left out. */
  credential?: Credential;
  startRps?: number;
  /** In place of one with `startRps`. */
  pacer?: Pacer;
  concurrency?: number;
  maxRetryTimeMs?: number;
  random?: () => number;
  observer?: Partial<Observer>;
  signal?: AbortSignal;
}

/** The real request function in virtual time, as a sync uses it: `--max-retry-time 900`. */
export function pacedRequest(options: PacedOptions): Request {
  const { time, send, startRps = 0, concurrency = 8, maxRetryTimeMs = 900_000 } = options;
  return createRequest({
    send,
    credential: options.credential ?? apiKeyCredential("secret-key"),
    pacer: options.pacer ?? new Pacer({ startRps }),
    concurrency,
    maxRetryTimeMs,
    userAgent: "jc-connector/test",
    observer: { ...silentObserver, ...options.observer },
    random: options.random ?? (() => 0),
    timer: time,
    clock: () => time.now(),
    ...(options.signal && { signal: options.signal }),
  });
}

/** Lets `count` requests run to their end, all asked for at once; milliseconds that it took. */
export async function runRequests(count: number, options: PacedOptions): Promise<number> {
  const request = pacedRequest(options);
  const startedAt = options.time.now();
  const things = Array.from({ length: count }, (_, index) => ({
    endpoint: "GET /api/things/{id}",
    path: `/api/things/${index}`,
  }));
  await options.time.run(Promise.all(things.map((get) => request(get, ({ body }) => body))));
  return options.time.now() - startedAt;
}
