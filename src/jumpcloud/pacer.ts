export interface PacerOptions {
  /** Requests per second at the start, doubled every second until JumpCloud throttles; 0: no limit at first. */
  startRps: number;
  /** Never more than this many requests per second. */
  maxRps?: number;
}

const SLOWEST_RPS = 1;
/** What is left of the rate that got through when JumpCloud throttles. */
const DECREASE = 0.85;
/** Requests per second gained with every success after that. */
const INCREASE = 0.02;
const WINDOW_MS = 2000;
const TIMER_SLACK_MS = 20;
const DEFAULT_WAIT_MS = 1000;
/** A longer Retry-After is taken for a mistake. */
export const LONGEST_WAIT_MS = 120_000;

/**
 * Decides when the next request may leave. Pure: the caller tells the time in milliseconds, and sleeps.
 * JumpCloud publishes no limits and sends no rate headers, so the rate is found by being throttled.
 */
export class Pacer {
  readonly #options: PacerOptions;
  #firstAt: number | undefined;
  #nextAt = 0;
  #throttledRate: number | undefined;
  #waveEndedAt = Number.NEGATIVE_INFINITY;
  #successes: number[] = [];

  constructor(options: PacerOptions) {
    this.#options = options;
  }

  /** 0 when a request may leave at `now`, which is then counted as sent; else the milliseconds to wait before asking again. */
  claim(now: number): number {
    this.#firstAt ??= now;
    if (now < this.#nextAt) return this.#nextAt - now;
    // A timer that fires late must not slow down the requests behind it.
    const due = Math.max(this.#nextAt, now - TIMER_SLACK_MS);
    this.#nextAt = due + 1000 / this.rate(now);
    return 0;
  }

  /** Requests per second allowed at `now`. */
  rate(now: number): number {
    const cap = this.#options.maxRps ?? Number.POSITIVE_INFINITY;
    if (this.#throttledRate !== undefined) return Math.min(cap, this.#throttledRate);
    if (this.#options.startRps === 0) return cap;
    const elapsed = now - (this.#firstAt ?? now);
    return Math.min(cap, this.#options.startRps * 2 ** (elapsed / 1000));
  }

  succeeded(now: number): void {
    if (this.#throttledRate !== undefined) this.#throttledRate += INCREASE;
    this.#successes.push(now);
    this.#forget(now);
  }

  /**
   * JumpCloud throttled a request that was sent at `sentAt`. Everybody waits; the rate falls once for all requests
   * of one wave. Returns the milliseconds that everybody waits from `now`.
   */
  throttled(event: { sentAt: number; now: number; retryAfterMs?: number }): number {
    const { sentAt, now } = event;
    const waitMs = Math.min(LONGEST_WAIT_MS, event.retryAfterMs ?? DEFAULT_WAIT_MS);
    if (sentAt > this.#waveEndedAt) {
      this.#throttledRate = Math.max(SLOWEST_RPS, DECREASE * this.#successesPerSecond(now));
      this.#waveEndedAt = now;
    }
    this.#nextAt = Math.max(this.#nextAt, now + waitMs);
    return waitMs;
  }

  #successesPerSecond(now: number): number {
    this.#forget(now);
    const windowMs = Math.min(WINDOW_MS, now - (this.#firstAt ?? now));
    return windowMs <= 0 ? SLOWEST_RPS : (this.#successes.length * 1000) / windowMs;
  }

  #forget(now: number): void {
    const oldest = now - WINDOW_MS;
    const keepFrom = this.#successes.findIndex((at) => at > oldest);
    if (keepFrom > 0) this.#successes.splice(0, keepFrom);
    else if (keepFrom === -1) this.#successes.length = 0;
  }
}
