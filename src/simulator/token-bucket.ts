import type { RetryAfter } from "./fault.js";

/** A limit of `perSecond` requests, with `burst` (default: one second's worth) allowed at once. */
export interface TokenBucketRate {
  perSecond: number;
  burst?: number;
  /** What the refused are told; nothing by default. */
  retryAfter?: RetryAfter;
}

/** A bucket that is full at the start and fills with time; state follows the rate when that is changed. */
export class TokenBucket {
  #tokens: number | undefined;
  #filledAt = 0;

  /** Takes one token at `nowMs`, or says that there is none. */
  take({ perSecond, burst = perSecond }: TokenBucketRate, nowMs: number): "taken" | "empty" {
    const before = this.#tokens ?? burst;
    const gained = this.#tokens === undefined ? 0 : ((nowMs - this.#filledAt) / 1000) * perSecond;
    this.#tokens = Math.min(burst, before + Math.max(0, gained));
    this.#filledAt = nowMs;
    if (this.#tokens < 1) return "empty";
    this.#tokens -= 1;
    return "taken";
  }
}
