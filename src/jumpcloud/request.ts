import { setMaxListeners } from "node:events";
import pLimit from "p-limit";
import type { Answer } from "./answer.js";
import { type AttemptOptions, createAttempts, type Failed, type Try } from "./attempt.js";
import type { Call } from "./call.js";
import { JumpCloudError, UnavailableError } from "./errors.js";
import { decideRetry, type Failure, failureText, isThrottling, type RetryDecision } from "./retry.js";
import { realTimer, type Timer } from "./timer.js";
import { createTurns } from "./turns.js";

/**
 * Sends a call until it has a usable answer. `parse` may throw BodyError for a body that is not what was asked for.
 * Rejects with RefusedError, NotFoundError, BadRequestError, UnavailableError, or the signal's reason. A POST that is
 * rejected with UnavailableError may have been done.
 */
export type Request = <Value>(call: Call, parse: (answer: Answer) => Value) => Promise<Value>;

export interface RequestOptions extends Omit<AttemptOptions, "timer" | "clock"> {
  /** Requests under way at once. */
  concurrency: number;
  /** Milliseconds that a request may go on being sent again. */
  maxRetryTimeMs: number;
  /** From 0 to 1, for the jitter of retries; Math.random when absent. */
  random?: () => number;
  /** The real time when absent. */
  timer?: Timer;
  /** Date.now when absent. */
  clock?: () => number;
}

/** The one place that paces, sends and retries. */
export function createRequest(options: RequestOptions): Request {
  const { pacer, observer, signal, maxRetryTimeMs } = options;
  const { random = Math.random, timer = realTimer, clock = Date.now } = options;
  const attempts = createAttempts({ ...options, timer, clock });
  const limit = pLimit(options.concurrency);
  // Each request under way listens for the end of the run; Node warns of a leak from the eleventh on.
  if (signal !== undefined) setMaxListeners(0, signal);
  const turn = createTurns(pacer, { timer, ...(signal && { signal }) });

  async function untilUsable<Value>(call: Call, parse: (answer: Answer) => Value): Promise<Value> {
    const { endpoint, body } = call;
    await turn();
    const firstSentAt = timer.now();
    let passedBefore = attempts.passed();
    let counted = 0;
    let unauthorized: Try<Value>["unauthorized"] = "renew";
    for (let number = 1; ; number += 1) {
      const outcome = await attempts.once(call, { number, unauthorized, parse });
      if ("value" in outcome) return outcome.value;
      // Whoever ends the run does not want to hear what was wrong with a request.
      signal?.throwIfAborted();
      const { failure, cause, pauseMs } = outcome;
      if (failure.kind === "old token") unauthorized = "give up";
      // A 429 while others get through says that all of us are too fast, not that this request will not do.
      if (!isRateLimit(failure) || attempts.passed() === passedBefore) counted += 1;
      passedBefore = attempts.passed();
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
        if (failure.kind === "blocked") attempts.refusedForGood(endpoint);
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
