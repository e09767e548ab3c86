import { setMaxListeners } from "node:events";
import pLimit from "p-limit";
import { type Answer, refusal } from "./answer.js";
import type { Credential } from "./credential.js";
import { JumpCloudError, UnavailableError } from "./errors.js";
import { networkFailure } from "./network-failure.js";
import type { Observer } from "./observer.js";
import type { Pacer } from "./pacer.js";
import { BodyError } from "./page.js";
import { decideRetry, type Failure, failureText, isThrottling, type RetryDecision } from "./retry.js";
import { retryAfterMs } from "./retry-after.js";
import { realTimer, type Timer } from "./timer.js";
import type { Send } from "./transport.js";
import { createTurns } from "./turns.js";

/**
 * A GET or, with a body, a POST that changes something: `endpoint` names it for people, with `{id}` for ids; `path` is
 * what is sent, query included.
 */
export interface Call {
  endpoint: string;
  path: string;
  headers?: Record<string, string>;
  /** Sent as JSON by POST. Such a call is sent again only where it was surely not done. */
  body?: unknown;
}

/**
 * Sends a call until it has a usable answer. `parse` may throw BodyError for a body that is not what was asked for.
 * Rejects with RefusedError, NotFoundError, BadRequestError, UnavailableError, or the signal's reason. A POST that is
 * rejected with UnavailableError may have been done.
 */
export type Request = <Value>(call: Call, parse: (answer: Answer) => Value) => Promise<Value>;

export interface RequestOptions {
  send: Send;
  credential: Credential;
  pacer: Pacer;
  /** Requests under way at once. */
  concurrency: number;
  /** Milliseconds that a request may go on being sent again. */
  maxRetryTimeMs: number;
  userAgent: string;
  /** From 0 to 1, for the jitter of retries; Math.random when absent. */
  random?: () => number;
  /** The real time when absent. */
  timer?: Timer;
  /** The time of day in milliseconds since 1970, for a Retry-After date in an answer without Date; Date.now when absent. */
  clock?: () => number;
  observer: Observer;
  signal?: AbortSignal;
}

type Outcome<Value> = { value: Value } | Failed;

interface Failed {
  failure: Failure;
  cause: unknown;
  /** Milliseconds for which everybody waits now. */
  pauseMs: number;
}

/** The one place that paces, sends and retries. */
export function createRequest(options: RequestOptions): Request {
  const { send, pacer, observer, signal, maxRetryTimeMs } = options;
  const { random = Math.random, timer = realTimer, clock = Date.now } = options;
  const limit = pLimit(options.concurrency);
  // Each request under way listens for the end of the run; Node warns of a leak from the eleventh on.
  if (signal !== undefined) setMaxListeners(0, signal);
  const turn = createTurns(pacer, { timer, ...(signal && { signal }) });
  /** Endpoints that have answered: a 403 from one of these is a block for being too fast. */
  const answered = new Set<string>();
  /** Endpoints that went on answering 403 to the end: that was no block, and nobody waits for it again. */
  const refusedForGood = new Set<string>();
  /** Requests that got through. */
  let passed = 0;

  async function attempt<Value>(
    call: Call,
    { number, parse }: { number: number; parse: (answer: Answer) => Value },
  ): Promise<Outcome<Value>> {
    const { endpoint, path, body } = call;
    const headers = {
      accept: "application/json",
      "user-agent": options.userAgent,
      ...(body !== undefined && { "content-type": "application/json" }),
      ...(await options.credential.headers()),
      ...call.headers,
    };
    const sentAt = timer.now();
    let answer: Answer;
    try {
      answer = await send({
        path,
        headers,
        ...(body !== undefined && { body: JSON.stringify(body) }),
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
    const failure: Failure =
      status === 403 && answered.has(endpoint) && !refusedForGood.has(endpoint)
        ? { kind: "blocked" }
        : { kind: "status", status };
    const pauseMs = isThrottling(failure) ? pause(endpoint, { answer, sentAt, now }) : 0;
    return { failure, cause: refusal(endpoint, answer), pauseMs };
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

  async function untilUsable<Value>(call: Call, parse: (answer: Answer) => Value): Promise<Value> {
    const { endpoint, body } = call;
    await turn();
    const firstSentAt = timer.now();
    let passedBefore = passed;
    let counted = 0;
    for (let number = 1; ; number += 1) {
      const outcome = await attempt(call, { number, parse });
      if ("value" in outcome) return outcome.value;
      // Whoever ends the run does not want to hear what was wrong with a request.
      signal?.throwIfAborted();
      const { failure, cause, pauseMs } = outcome;
      // A 429 while others get through says that all of us are too fast, not that this request will not do.
      if (!isRateLimit(failure) || passed === passedBefore) counted += 1;
      passedBefore = passed;
      const elapsedMs = timer.now() - firstSentAt;
      const decision = decideRetry({
        failure,
        method: body === undefined ? "read" : "write",
        attempt: counted,
        elapsedMs,
        maxRetryTimeMs,
        pauseMs,
        random: random(),
      });
      if (decision.next === "give up") {
        const { because } = decision;
        // What is refused for that long is no block.
        if (failure.kind === "blocked") refusedForGood.add(endpoint);
        if (
          cause instanceof JumpCloudError &&
          (because === "it will not pass" || failure.kind === "blocked")
        ) {
          throw cause;
        }
        throw exhausted(endpoint, { failure, cause, pauseMs, number, elapsedMs, because });
      }
      const { afterMs } = decision;
      const throttled = isThrottling(failure);
      observer.retrying({
        endpoint,
        attempt: number,
        delayMs: afterMs,
        reason: failureText(failure),
        throttled,
      });
      if (!throttled) await timer.wait(afterMs, signal);
      await turn();
    }
  }

  // A request keeps its place while it is sent again: at the end of the queue it could wait longer than it may be tried.
  return (call, parse) => limit(() => untilUsable(call, parse));
}

function isRateLimit(failure: Failure): boolean {
  return failure.kind === "status" && failure.status === 429;
}

interface Exhausted extends Failed {
  number: number;
  elapsedMs: number;
  because: Extract<RetryDecision, { next: "give up" }>["because"];
}

function exhausted(endpoint: string, gaveUp: Exhausted): UnavailableError {
  const { failure, cause, pauseMs, number, elapsedMs, because } = gaveUp;
  const times = number === 1 ? "once" : `${number} times in ${secondsText(elapsedMs)}`;
  const late =
    pauseMs === 0
      ? "no time is left for another try"
      : `the next try would be in ${secondsText(pauseMs)}, when the time for retries is over`;
  const end = because === "no time is left" ? `; ${late}` : "";
  return new UnavailableError(`${endpoint} failed ${times}, last with ${failureText(failure)}${end}`, {
    endpoint,
    cause,
  });
}

/** "0.3 s", "12 s" */
function secondsText(ms: number): string {
  const seconds = ms / 1000;
  return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
}

function dateOf(answer: Answer): { date?: string } {
  const date = answer.headers.get("date");
  return date === undefined ? {} : { date };
}
