export interface PacerOptions {
  /** Requests per second at the start, doubled every second until JumpCloud throttles; 0: no limit at first. */
  startRps: number;
  /** Never more than this many requests per second. */
  maxRps?: number;
}

/** What everybody does now that JumpCloud has throttled. */
export interface Pause {
  /** Milliseconds from now in which nothing leaves. */
  waitMs: number;
  /** How often JumpCloud has throttled so far; all refusals of one wave count once. */
  wave: number;
}

const SLOWEST_RPS = 1;
/** What is left of the rate that got through when JumpCloud throttles. */
const DECREASE = 0.85;
/** Requests per second gained with every success after that. */
const INCREASE = 0.02;
/**
 * What got through is measured over both, and the better one counts. The long window alone takes the wait of the wave
 * before, or a slow beginning, for a low limit, from which the rate takes a minute to recover; the short one alone may
 * just miss what got through before that wait.
 */
const WINDOWS_MS = [1000, 2000] as const;
/** Less time than this tells nothing about a rate: five requests may get through in as many milliseconds. */
const SHORTEST_WINDOW_MS = 250;
const LONGEST_WINDOW_MS = Math.max(...WINDOWS_MS);
const TIMER_SLACK_MS = 20;
const DEFAULT_WAIT_MS = 1000;
/** While nothing gets through, each wave waits twice as long as the one before, up to this. */
const LONGEST_DEFAULT_WAIT_MS = 30_000;
/** A longer Retry-After is taken for a mistake. */
export const LONGEST_WAIT_MS = 120_000;

/**
 * Decides when the next request may leave. Pure: the caller tells the time in milliseconds, and sleeps.
 * JumpCloud publishes no limits and sends no rate headers, so the rate is found by being throttled.
 */
export class Pacer {
  readonly #startRps: number;
  readonly #maxRps: number;
  #firstAt: number | undefined;
  #nextAt = 0;
  #pausedUntil = Number.NEGATIVE_INFINITY;
  /** What throttling has left of the rate; Infinity until then. */
  #throttledRps = Number.POSITIVE_INFINITY;
  #waves = 0;
  #waveAt = Number.NEGATIVE_INFINITY;
  /** Waves since the last success. */
  #fruitless = 0;
  #successes: number[] = [];

  constructor({ startRps, maxRps = Number.POSITIVE_INFINITY }: PacerOptions) {
    this.#startRps = startRps;
    this.#maxRps = maxRps;
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
    // As long as nothing gets through, one request after the other tries whether anything does.
    if (this.#fruitless > 1) return Math.min(this.#maxRps, SLOWEST_RPS);
    if (this.#waves > 0) return Math.min(this.#maxRps, this.#throttledRps);
    if (this.#startRps === 0) return this.#maxRps;
    return Math.min(this.#maxRps, this.#startRps * 2 ** (this.#sinceFirstMs(now) / 1000));
  }

  succeeded(now: number): void {
    this.#successes.push(now);
    if (now - (this.#successes[0] ?? now) > 2 * LONGEST_WINDOW_MS) this.#forget(now);
    if (now < this.#pausedUntil) {
      // It was under way when the wave came, and is part of what got through before that.
      this.#throttledRps = Math.max(this.#throttledRps, DECREASE * this.#successesPerSecond(now));
      return;
    }
    this.#throttledRps += INCREASE;
    this.#fruitless = 0;
  }

  /**
   * JumpCloud throttled a request that was sent at `sentAt`. Everybody waits; the rate falls once for all requests
   * of one wave, which are those that were sent before its first refusal came.
   */
  throttled(event: { sentAt: number; now: number; retryAfterMs?: number }): Pause {
    const { sentAt, now, retryAfterMs = DEFAULT_WAIT_MS } = event;
    if (sentAt > this.#waveAt) {
      this.#waveAt = now;
      this.#waves += 1;
      this.#fruitless += 1;
      // A wave that follows another without a success says nothing new about the rate.
      if (this.#fruitless === 1) {
        this.#throttledRps = Math.max(SLOWEST_RPS, DECREASE * this.#successesPerSecond(now));
      }
    }
    const waitMs = Math.max(Math.min(LONGEST_WAIT_MS, retryAfterMs), this.#fruitlessWaitMs());
    this.#pausedUntil = Math.max(this.#pausedUntil, now + waitMs);
    this.#nextAt = Math.max(this.#nextAt, this.#pausedUntil);
    return { waitMs: this.#nextAt - now, wave: this.#waves };
  }

  /** To ask every second where nothing gets through would only use up the tries of the requests. */
  #fruitlessWaitMs(): number {
    if (this.#fruitless < 2) return 0;
    return Math.min(LONGEST_DEFAULT_WAIT_MS, DEFAULT_WAIT_MS * 2 ** (this.#fruitless - 1));
  }

  #successesPerSecond(now: number): number {
    const sinceFirstMs = Math.max(SHORTEST_WINDOW_MS, this.#sinceFirstMs(now));
    const rates = WINDOWS_MS.map((windowMs) => {
      const ms = Math.min(windowMs, sinceFirstMs);
      return (this.#successes.filter((at) => at > now - ms).length * 1000) / ms;
    });
    return Math.max(...rates);
  }

  #sinceFirstMs(now: number): number {
    return now - (this.#firstAt ?? now);
  }

  #forget(now: number): void {
    this.#successes = this.#successes.filter((at) => at > now - LONGEST_WINDOW_MS);
  }
}
