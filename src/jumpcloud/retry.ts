/** Why a try did not give a usable answer. */
export type Failure =
  | { kind: "status"; status: number }
  /** 403 from an endpoint that answered a moment ago: JumpCloud blocks a busy address that way. */
  | { kind: "blocked" }
  /** No whole answer came: connection, timeout, cut body. */
  | { kind: "network"; reason: string }
  /** A whole answer came whose body is not what was asked for. */
  | { kind: "body"; reason: string };

export const MAX_RETRIES = 6;
const BASE_DELAY_MS = 250;
const LONGEST_DELAY_MS = 30_000;

/** 408 Request Timeout, 425 Too Early, 429 Too Many Requests: the only 4xx that say "later". */
const LATER_STATUSES: ReadonlySet<number> = new Set([408, 425, 429]);

/** Whether a failure may pass by itself; reads only, so that repeating is always safe. */
export function mayPass(failure: Failure): boolean {
  return failure.kind !== "status" || failure.status >= 500 || LATER_STATUSES.has(failure.status);
}

/** Whether the failure means that we are too fast. */
export function isThrottling(failure: Failure): boolean {
  if (failure.kind === "blocked") return true;
  return failure.kind === "status" && (failure.status === 429 || failure.status === 503);
}

/**
 * Milliseconds to wait before try number `retry` + 1 (`retry` counts from 1): full jitter over an exponential
 * ceiling. `random` is from 0 to 1. The wait that Retry-After asks for is kept by the pacer, for everybody.
 */
export function retryDelayMs(retry: number, random: number): number {
  return Math.round(random * Math.min(LONGEST_DELAY_MS, BASE_DELAY_MS * 2 ** (retry - 1)));
}

/**
 * Retry-After in milliseconds: seconds or an HTTP date (measured against the answer's own `Date`, so that a wrong
 * local clock does not matter). `undefined` when it is absent or malformed.
 */
export function retryAfterMs(headers: ReadonlyMap<string, string>, nowMs: number): number | undefined {
  const value = headers.get("retry-after")?.trim();
  if (value === undefined || value === "") return undefined;
  if (/^\d+(\.\d+)?$/.test(value)) return Math.round(Number(value) * 1000);
  // Date.parse takes almost anything ("-5" is a year): only a text that looks like an HTTP date is one.
  if (!/^[A-Za-z]{3,9},? /.test(value)) return undefined;
  const at = Date.parse(value);
  if (Number.isNaN(at)) return undefined;
  const answeredAt = Date.parse(headers.get("date") ?? "");
  return Math.max(0, at - (Number.isNaN(answeredAt) ? nowMs : answeredAt));
}

/** A failure in words, for a log line or an error message. */
export function failureText(failure: Failure): string {
  switch (failure.kind) {
    case "status":
      return `status ${failure.status}`;
    case "blocked":
      return "status 403 from an endpoint that had answered before";
    default:
      return failure.reason;
  }
}
