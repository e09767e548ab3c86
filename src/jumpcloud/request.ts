import pLimit from "p-limit";
import { type Answer, refusal } from "./answer.js";
import type { Credential } from "./credential.js";
import { UnavailableError } from "./errors.js";
import type { Observer } from "./observer.js";
import type { Pacer } from "./pacer.js";
import { BodyError } from "./page.js";
import {
  type Failure,
  failureText,
  isThrottling,
  MAX_RETRIES,
  mayPass,
  retryAfterMs,
  retryDelayMs,
} from "./retry.js";
import { realTimer, type Timer } from "./timer.js";
import type { Send } from "./transport.js";

/** A GET: `endpoint` names it for people, with `{id}` for ids; `path` is what is sent, query included. */
export interface Get {
  endpoint: string;
  path: string;
  headers?: Record<string, string>;
}

/**
 * Sends a GET until it has a usable answer. `parse` may throw BodyError for a body that is not what was asked for.
 * Rejects with RefusedError, NotFoundError, BadRequestError, UnavailableError, or the signal's reason.
 */
export type Request = <Value>(get: Get, parse: (answer: Answer) => Value) => Promise<Value>;

export interface RequestOptions {
  send: Send;
  credential: Credential;
  pacer: Pacer;
  /** Requests under way at once. */
  concurrency: number;
  /** Milliseconds that a request may go on being retried. */
  maxRetryTimeMs: number;
  userAgent: string;
  /** From 0 to 1, for the jitter of retries; Math.random when absent. */
  random?: () => number;
  /** The real time when absent. */
  timer?: Timer;
  observer: Observer;
  signal?: AbortSignal;
}

type Outcome<Value> = { value: Value } | { failure: Failure; cause?: unknown };

/** The one place that paces, sends and retries. */
export function createRequest(options: RequestOptions): Request {
  const { send, pacer, observer, signal, random = Math.random, timer = realTimer } = options;
  const limit = pLimit(options.concurrency);
  /** Endpoints that have answered: a 403 from one of these is a block for being too fast. */
  const answered = new Set<string>();

  /** A turn is given to one at a time, in order, so that nobody overtakes and no herd runs when a wait is over. */
  let lastTurn: Promise<void> = Promise.resolve();
  function turn(): Promise<void> {
    const mine = lastTurn.then(async () => {
      for (;;) {
        signal?.throwIfAborted();
        const waitMs = pacer.claim(timer.now());
        if (waitMs <= 0) return;
        await timer.wait(waitMs, signal);
      }
    });
    lastTurn = mine.catch(() => {});
    return mine;
  }

  async function attempt<Value>(
    get: Get,
    number: number,
    parse: (answer: Answer) => Value,
  ): Promise<Outcome<Value>> {
    await turn();
    const sentAt = timer.now();
    let answer: Answer;
    try {
      const headers = {
        accept: "application/json",
        "user-agent": options.userAgent,
        ...options.credential.headers(),
        ...get.headers,
      };
      answer = await send({ path: get.path, headers, ...(signal === undefined ? {} : { signal }) });
    } catch (cause) {
      signal?.throwIfAborted();
      observer.answered({ endpoint: get.endpoint, attempt: number, durationMs: timer.now() - sentAt });
      return { failure: { kind: "network", reason: networkReason(cause) }, cause };
    }
    const now = timer.now();
    observer.answered({
      endpoint: get.endpoint,
      status: answer.status,
      attempt: number,
      durationMs: now - sentAt,
      ...dateOf(answer),
    });
    if (answer.status >= 200 && answer.status < 300) {
      pacer.succeeded(now);
      try {
        const value = parse(answer);
        answered.add(get.endpoint);
        return { value };
      } catch (cause) {
        if (cause instanceof BodyError) return { failure: { kind: "body", reason: cause.message }, cause };
        throw cause;
      }
    }
    const failure = failureOf(answer, answered.has(get.endpoint));
    if (isThrottling(failure)) {
      const askedMs = retryAfterMs(answer.headers, Date.now());
      const waitMs = pacer.throttled({
        sentAt,
        now,
        ...(askedMs === undefined ? {} : { retryAfterMs: askedMs }),
      });
      const capped = askedMs !== undefined && askedMs > waitMs ? { askedMs } : {};
      observer.waiting({ endpoint: get.endpoint, delayMs: waitMs, ...capped });
    }
    return { failure, cause: refusal(get.endpoint, answer) };
  }

  return async (get, parse) => {
    const giveUpAt = timer.now() + options.maxRetryTimeMs;
    for (let number = 1; ; number += 1) {
      const outcome = await limit(() => attempt(get, number, parse));
      if ("value" in outcome) return outcome.value;
      const { failure, cause } = outcome;
      if (!mayPass(failure)) throw cause;
      if (number > MAX_RETRIES || timer.now() >= giveUpAt)
        throw exhausted(get.endpoint, failure, number, cause);
      const delayMs = retryDelayMs(number, random());
      observer.retrying({
        endpoint: get.endpoint,
        attempt: number,
        delayMs,
        reason: failureText(failure),
        throttled: isThrottling(failure),
      });
      await timer.wait(delayMs, signal);
    }
  };
}

function failureOf(answer: Answer, hasAnswered: boolean): Failure {
  if (answer.status === 403 && hasAnswered) return { kind: "blocked" };
  return { kind: "status", status: answer.status };
}

function exhausted(endpoint: string, failure: Failure, tries: number, cause: unknown): unknown {
  // What is refused for that long is no block.
  if (failure.kind === "blocked") return cause;
  const times = tries === 1 ? "once" : `${tries} times`;
  return new UnavailableError(`${endpoint} failed ${times}, last with ${failureText(failure)}`, {
    endpoint,
    cause,
  });
}

function dateOf(answer: Answer): { date?: string } {
  const date = answer.headers.get("date");
  return date === undefined ? {} : { date };
}

const reasons: Readonly<Record<string, string>> = {
  UND_ERR_CONNECT_TIMEOUT: "a timeout while connecting",
  UND_ERR_HEADERS_TIMEOUT: "a timeout waiting for the answer",
  UND_ERR_BODY_TIMEOUT: "a timeout in the middle of the body",
  UND_ERR_SOCKET: "a connection that was closed",
  ECONNREFUSED: "a refused connection",
  ECONNRESET: "a connection that was reset",
  ENOTFOUND: "a host name that does not exist",
  EAI_AGAIN: "a host name that could not be looked up",
};

/** In words, with the code that people search for. */
function networkReason(cause: unknown): string {
  const code = cause instanceof Error ? Reflect.get(cause, "code") : undefined;
  if (typeof code === "string") return reasons[code] === undefined ? code : `${reasons[code]} (${code})`;
  return cause instanceof Error ? cause.message : "an unknown error";
}
