import { type Answer, refusal } from "./answer.js";
import { type Call, payloadOf } from "./call.js";
import type { Credential } from "./credential.js";
import { networkFailure } from "./network-failure.js";
import type { Observer } from "./observer.js";
import type { Pacer } from "./pacer.js";
import { BodyError } from "./page.js";
import { type Failure, isThrottling } from "./retry.js";
import { retryAfterMs } from "./retry-after.js";
import type { Timer } from "./timer.js";
import type { Send } from "./transport.js";

export interface AttemptOptions {
  send: Send;
  credential: Credential;
  pacer: Pacer;
  userAgent: string;
  timer: Timer;
  /** The time of day in milliseconds since 1970, for a Retry-After date in an answer without Date. */
  clock: () => number;
  observer: Observer;
  signal?: AbortSignal;
}

/** What one try of a call came to. */
export type Outcome<Value> = { value: Value } | Failed;

export interface Failed {
  failure: Failure;
  cause: unknown;
  /** Milliseconds for which everybody waits now. */
  pauseMs: number;
}

export interface Try<Value> {
  /** 1 for the first. */
  number: number;
  /**
   * What a 401 means: that there may be a newer token, with which the call is sent once more (one that changes something
   * too: it was not done), or that the call is refused.
   */
  unauthorized: "renew" | "give up";
  parse: (answer: Answer) => Value;
}

/** One try after the other; remembers what earlier ones tell of an endpoint. */
export interface Attempts {
  /** Sends a call once. Rejects with the signal's reason, and with what `parse` throws besides BodyError. */
  once<Value>(call: Call, how: Try<Value>): Promise<Outcome<Value>>;
  /** How many got through so far. */
  passed(): number;
  /** This endpoint went on answering 403 to the end: that was no block, and nobody waits for it again. */
  refusedForGood(endpoint: string): void;
}

export function createAttempts(options: AttemptOptions): Attempts {
  const { send, credential, pacer, observer, timer, clock, signal } = options;
  /** Endpoints that have answered: a 403 from one of these is a block for being too fast. */
  const answered = new Set<string>();
  const refused = new Set<string>();
  let passed = 0;

  async function once<Value>(
    call: Call,
    { number, unauthorized, parse }: Try<Value>,
  ): Promise<Outcome<Value>> {
    const { endpoint, path } = call;
    const payload = payloadOf(call);
    const signed = await credential.headers();
    const headers = {
      accept: "application/json",
      "user-agent": options.userAgent,
      ...(payload && { "content-type": payload.contentType }),
      ...signed,
      ...call.headers,
    };
    const sentAt = timer.now();
    let answer: Answer;
    try {
      answer = await send({
        path,
        headers,
        ...(payload && { body: payload.text }),
        ...(signal && { signal }),
      });
    } catch (cause) {
      signal?.throwIfAborted();
      observer.answered({ endpoint, attempt: number, durationMs: timer.now() - sentAt });
      return { failure: networkFailure(cause), cause, pauseMs: 0 };
    }
    const { status } = answer;
    const now = timer.now();
    const gotThrough = status >= 200 && status < 300;
    if (gotThrough) {
      pacer.succeeded(now);
      passed += 1;
    }
    const rps = pacer.rate(now);
    observer.answered({
      endpoint,
      status,
      attempt: number,
      durationMs: now - sentAt,
      ...dateOf(answer),
      ...(Number.isFinite(rps) && { rps }),
    });
    if (gotThrough) {
      try {
        const value = parse(answer);
        answered.add(endpoint);
        return { value };
      } catch (cause) {
        if (!(cause instanceof BodyError)) throw cause;
        return { failure: { kind: "body", reason: cause.message }, cause, pauseMs: 0 };
      }
    }
    if (status === 401 && unauthorized === "renew" && credential.refused(signed) === "others follow") {
      return { failure: { kind: "old token" }, cause: undefined, pauseMs: 0 };
    }
    const failure = failureOf(endpoint, status);
    const pauseMs = isThrottling(failure) ? pause(endpoint, { answer, sentAt, now }) : 0;
    return { failure, cause: refusal({ endpoint, credential: credential.kind }, answer), pauseMs };
  }

  function failureOf(endpoint: string, status: number): Failure {
    const isBlock = status === 403 && answered.has(endpoint) && !refused.has(endpoint);
    return isBlock ? { kind: "blocked" } : { kind: "status", status };
  }

  function pause(
    endpoint: string,
    { answer, sentAt, now }: { answer: Answer; sentAt: number; now: number },
  ): number {
    const askedMs = retryAfterMs(answer.headers, clock());
    const paused = pacer.throttled({ sentAt, now, ...(askedMs !== undefined && { retryAfterMs: askedMs }) });
    const { waitMs, wave } = paused;
    const retryAfter = answer.headers.get("retry-after");
    observer.waiting({
      endpoint,
      status: answer.status,
      delayMs: waitMs,
      wave,
      ...(retryAfter !== undefined && { retryAfter }),
      ...(askedMs !== undefined && { askedMs }),
    });
    return waitMs;
  }

  return { once, passed: () => passed, refusedForGood: (endpoint) => void refused.add(endpoint) };
}

function dateOf(answer: Answer): { date?: string } {
  const date = answer.headers.get("date");
  return date === undefined ? {} : { date };
}
