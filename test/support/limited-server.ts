import type { Answer } from "../../src/jumpcloud/answer.js";
import type { Timer } from "../../src/jumpcloud/timer.js";
import type { Send } from "../../src/jumpcloud/transport.js";

/** How a server counts requests; times in milliseconds. */
export interface Limit {
  takes(now: number): boolean;
  /** Until it would take one again. */
  freeInMs(now: number): number;
}

/** `perSecond` tokens a second, as many (but one at least) at once, full at the start. */
export function bucketLimit(perSecond: number): Limit {
  const size = Math.max(1, perSecond);
  let tokens = size;
  let filledAt = 0;
  return {
    takes(now) {
      tokens = Math.min(size, tokens + ((now - filledAt) / 1000) * perSecond);
      filledAt = now;
      // Tokens come in fractions, which do not add up to the last digit.
      if (tokens < 1 - 1e-9) return false;
      tokens -= 1;
      return true;
    },
    freeInMs: () => ((1 - tokens) * 1000) / perSecond,
  };
}

/** `most` requests in each window of a clock that is `phaseMs` ahead of the client's. */
export function windowLimit({
  most,
  windowMs = 1000,
  phaseMs = 0,
}: {
  most: number;
  windowMs?: number;
  phaseMs?: number;
}): Limit {
  let current = -1;
  let used = 0;
  return {
    takes(now) {
      const window = Math.floor((now + phaseMs) / windowMs);
      if (window !== current) used = 0;
      current = window;
      if (used >= most) return false;
      used += 1;
      return true;
    },
    freeInMs: (now) => windowMs - ((now + phaseMs) % windowMs),
  };
}

export const retryAfterForms = ["seconds", "date", "absent", "malformed"] as const;
export type RetryAfterForm = (typeof retryAfterForms)[number];

/** JumpCloud's clock at the start. */
const EPOCH_MS = Date.parse("2026-11-23T02:00:00Z");

export interface LimitedServer {
  send: Send;
  /** When each request left the client. */
  readonly sentAt: readonly number[];
  /** When each refusal was decided. */
  readonly refusedAt: readonly number[];
  /** Milliseconds in which nothing was to be sent because a Retry-After said so, counted once where they overlap. */
  orderedMs(): number;
}

/** A server that takes requests half of the latency after they left, and says when to come back as exactly as it can. */
export function limitedServer(options: {
  time: Timer;
  limit: Limit;
  latencyMs: () => number;
  retryAfter: RetryAfterForm;
}): LimitedServer {
  const { time, limit, latencyMs, retryAfter } = options;
  const sentAt: number[] = [];
  const refusedAt: number[] = [];
  let orderedMs = 0;
  let orderedUntil = 0;

  function order(now: number, until: number): void {
    orderedMs += Math.max(0, until - Math.max(now, orderedUntil));
    orderedUntil = Math.max(orderedUntil, until);
  }

  function header(now: number): string | undefined {
    const freeAt = now + limit.freeInMs(now);
    switch (retryAfter) {
      case "seconds": {
        const seconds = Math.max(1, Math.ceil((freeAt - now) / 1000));
        order(now, now + seconds * 1000);
        return String(seconds);
      }
      case "date": {
        const at = Math.ceil(freeAt / 1000) * 1000;
        order(now, at);
        return new Date(EPOCH_MS + at).toUTCString();
      }
      case "malformed":
        return "soon";
      case "absent":
        return undefined;
    }
  }

  function answer(now: number): Answer {
    const date = new Date(EPOCH_MS + now).toUTCString();
    if (limit.takes(now)) return { status: 200, headers: new Map([["date", date]]), body: "{}" };
    refusedAt.push(now);
    const said = header(now);
    const headers = new Map([
      ["date", date],
      ...(said === undefined ? [] : [["retry-after", said] as const]),
    ]);
    return { status: 429, headers, body: "" };
  }

  return {
    sentAt,
    refusedAt,
    orderedMs: () => orderedMs,
    async send({ signal }) {
      sentAt.push(time.now());
      const latency = latencyMs();
      await time.wait(latency / 2, signal);
      const answered = answer(time.now());
      await time.wait(latency / 2, signal);
      return answered;
    },
  };
}
