/** Why a try did not give a usable answer. */
export type Failure =
  | { kind: "status"; status: number }
  /** 403 from an endpoint that answered a moment ago: JumpCloud blocks a busy address that way. */
  | { kind: "blocked" }
  /** 401 to a token in whose place there may be another: the first time that happens to a request. */
  | { kind: "old token" }
  /** Nobody listened: nothing was sent. */
  | { kind: "refused connection"; reason: string }
  /** No whole answer came: connection, timeout, cut body. What was sent may have been done. */
  | { kind: "network"; reason: string }
  /** A whole answer came whose body is not what was asked for. */
  | { kind: "body"; reason: string };

/** One failed try of a request, and what a further one has to go by. */
export interface FailedTry {
  failure: Failure;
  /** A write may have been done although its answer was lost; a read can always be repeated. */
  method: "read" | "write";
  /** Tries so far, this one included. */
  attempt: number;
  /** Milliseconds since the first try was sent. */
  elapsedMs: number;
  /** Milliseconds that a request may go on being sent again. */
  maxRetryTimeMs: number;
  /** Milliseconds for which the pacer makes everybody wait; counts where the failure is throttling. */
  pauseMs: number;
  /** From 0 to 1, for the jitter. */
  random: number;
}

export type RetryDecision =
  | { next: "retry"; afterMs: number }
  | { next: "give up"; because: "it will not pass" | "no retries are left" | "no time is left" };

export const MAX_RETRIES = 6;
const BASE_DELAY_MS = 250;
const LONGEST_DELAY_MS = 30_000;

/** 408 Request Timeout, 425 Too Early, 429 Too Many Requests: the only 4xx that say "later". */
const LATER_STATUSES: ReadonlySet<number> = new Set([408, 425, 429]);

/**
 * What follows a failed try. Bounded in number and in time: a wait that would end too late is not begun. A throttled
 * request waits as long as everybody, which the pacer sees to, and no longer; any other waits by itself, with full
 * jitter over an exponential ceiling.
 */
export function decideRetry(failed: FailedTry): RetryDecision {
  const { failure, method, attempt, elapsedMs, maxRetryTimeMs, pauseMs, random } = failed;
  // Nothing was done and nothing is out of order: there is nothing to wait for.
  if (failure.kind === "old token") return { next: "retry", afterMs: 0 };
  if (!(method === "write" ? wasSurelyNotDone(failure) : mayPass(failure))) {
    return { next: "give up", because: "it will not pass" };
  }
  if (attempt > MAX_RETRIES) return { next: "give up", because: "no retries are left" };
  const afterMs = isThrottling(failure) ? pauseMs : retryDelayMs(attempt, random);
  if (elapsedMs + afterMs >= maxRetryTimeMs) return { next: "give up", because: "no time is left" };
  return { next: "retry", afterMs };
}

/** Whether a failure may pass by itself. */
function mayPass(failure: Failure): boolean {
  if (failure.kind !== "status") return true;
  return (failure.status >= 500 && failure.status <= 599) || LATER_STATUSES.has(failure.status);
}

function wasSurelyNotDone(failure: Failure): boolean {
  return failure.kind === "status" ? failure.status === 429 : failure.kind === "refused connection";
}

/** Whether the failure means that we are too fast. */
export function isThrottling(failure: Failure): boolean {
  if (failure.kind === "blocked") return true;
  return failure.kind === "status" && (failure.status === 429 || failure.status === 503);
}

/** Milliseconds to wait before retry number `retry`, which counts from 1. */
function retryDelayMs(retry: number, random: number): number {
  return Math.round(random * Math.min(LONGEST_DELAY_MS, BASE_DELAY_MS * 2 ** (retry - 1)));
}

/** A failure in words, for a log line or an error message. */
export function failureText(failure: Failure): string {
  switch (failure.kind) {
    case "status":
      return `status ${failure.status}`;
    case "blocked":
      return "status 403 from an endpoint that had answered before";
    case "old token":
      return "status 401: the token is no longer known, another is used";
    default:
      return failure.reason;
  }
}
