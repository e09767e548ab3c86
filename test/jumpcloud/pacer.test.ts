import { describe, expect, it } from "vitest";
import { LONGEST_WAIT_MS, Pacer } from "../../src/jumpcloud/pacer.js";

/** The times at which `count` requests leave when they leave as early as the pacer lets them. */
function departures(pacer: Pacer, count: number, from = 0): number[] {
  const times: number[] = [];
  let now = from;
  while (times.length < count) {
    const waitMs = pacer.claim(now);
    if (waitMs === 0) times.push(now);
    else now += waitMs;
  }
  return times;
}

/** A pacer without a limit at first, whose requests got through at these times. */
function pacerAfter(successes: readonly number[]): Pacer {
  const pacer = new Pacer({ startRps: 0 });
  pacer.claim(0);
  for (const at of successes) pacer.succeeded(at);
  return pacer;
}

const every = (stepMs: number, { from, to }: { from: number; to: number }) =>
  Array.from({ length: Math.ceil((to - from) / stepMs) }, (_, index) => from + index * stepMs);

describe("the pacer", () => {
  it("starts politely and doubles every second", () => {
    const pacer = new Pacer({ startRps: 10 });
    const times = departures(pacer, 160);
    const perSecond = [0, 1, 2].map(
      (second) => times.filter((at) => Math.floor(at / 1000) === second).length,
    );
    // 10 · 2^t requests a second: the integral over each second is 14, 29 and 58.
    expect(perSecond[0]).toBeGreaterThanOrEqual(10);
    expect(perSecond[0]).toBeLessThanOrEqual(16);
    expect(perSecond[1]).toBeGreaterThanOrEqual(24);
    expect(perSecond[1]).toBeLessThanOrEqual(31);
    expect(times.at(-1)).toBeLessThan(3800);
  });

  it("lets everything leave at once when no start rate is set", () => {
    expect(departures(new Pacer({ startRps: 0 }), 100)).toEqual(Array.from({ length: 100 }, () => 0));
  });

  it("never exceeds the rate that it was given", () => {
    const times = departures(new Pacer({ startRps: 0, maxRps: 5 }), 21);
    expect(times.at(-1)).toBeGreaterThanOrEqual(3900);
    const slow = new Pacer({ startRps: 0, maxRps: 0.1 });
    expect(departures(slow, 3)).toEqual([0, 10_000, 20_000]);
  });

  it("makes everybody wait as long as Retry-After asks, and then goes on one by one", () => {
    const pacer = pacerAfter(every(100, { from: 1, to: 1000 }));
    expect(pacer.throttled({ sentAt: 500, now: 1000, retryAfterMs: 30_000 })).toEqual({
      waitMs: 30_000,
      wave: 1,
    });
    // 8.5 a second.
    expect(departures(pacer, 4, 1000).map(Math.round)).toEqual([31_000, 31_118, 31_235, 31_353]);
  });

  it.each([
    { retryAfterMs: undefined, waitMs: 1000 },
    { retryAfterMs: 0, waitMs: 0 },
    { retryAfterMs: 86_400_000, waitMs: LONGEST_WAIT_MS },
    { retryAfterMs: 1e15, waitMs: LONGEST_WAIT_MS },
    { retryAfterMs: Number.POSITIVE_INFINITY, waitMs: LONGEST_WAIT_MS },
  ])("waits $waitMs ms when $retryAfterMs ms are asked for", ({ retryAfterMs, waitMs }) => {
    const pacer = pacerAfter([5]);
    const event = { sentAt: 0, now: 2000, ...(retryAfterMs !== undefined && { retryAfterMs }) };
    expect(pacer.throttled(event)).toEqual({ waitMs, wave: 1 });
  });

  it("slows down once for all requests of a wave, to 85 % of what got through", () => {
    const pacer = pacerAfter(every(50, { from: 1, to: 2000 }));
    pacer.throttled({ sentAt: 1900, now: 2000 });
    expect(pacer.rate(2000)).toBeCloseTo(17, 5);
    expect(pacer.throttled({ sentAt: 1950, now: 2010 }).wave).toBe(1);
    expect(pacer.rate(2010)).toBeCloseTo(17, 5);
    pacer.succeeded(3050);
    expect(pacer.throttled({ sentAt: 3100, now: 3200 }).wave).toBe(2);
    expect(pacer.rate(3200)).toBeLessThan(17);
  });

  it("does not take the wait of the wave before for a low limit", () => {
    // Ten a second, then a wait of a second, then ten a second: nine got through in two seconds, ten before.
    const pacer = pacerAfter(every(100, { from: 1, to: 1000 }));
    pacer.throttled({ sentAt: 950, now: 1000 });
    for (const at of every(100, { from: 2050, to: 3000 })) pacer.succeeded(at);
    pacer.throttled({ sentAt: 2950, now: 3000 });
    expect(pacer.rate(3000)).toBeCloseTo(8.5, 5);
  });

  it("counts what was under way when the wave came, although its answer came after the refusal", () => {
    const pacer = pacerAfter([]);
    pacer.throttled({ sentAt: 1, now: 5 });
    expect(pacer.rate(5)).toBe(1);
    for (const at of [6, 7, 8, 9, 10]) pacer.succeeded(at);
    // Five in less than a quarter of a second are taken for twenty a second.
    expect(pacer.rate(10)).toBeCloseTo(17, 5);
  });

  it("gains a little with every success, and is never slower than one request a second", () => {
    const pacer = pacerAfter([]);
    pacer.throttled({ sentAt: 1, now: 100 });
    expect(pacer.rate(100)).toBe(1);
    for (let at = 0; at < 50; at += 1) pacer.succeeded(2000 + at);
    expect(pacer.rate(2100)).toBeCloseTo(2, 5);
  });

  it("waits twice as long for each wave in a row in which nothing gets through, and tries one by one", () => {
    const pacer = pacerAfter(every(20, { from: 1, to: 1000 }));
    const waits: number[] = [];
    let now = 1000;
    for (let wave = 1; wave <= 8; wave += 1) {
      const { waitMs } = pacer.throttled({ sentAt: now - 1, now });
      waits.push(waitMs);
      now += waitMs + 50;
    }
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
    expect(pacer.rate(now)).toBe(1);
    pacer.succeeded(now);
    expect(pacer.rate(now)).toBeCloseTo(42.52, 5);
    expect(pacer.throttled({ sentAt: now, now: now + 50 }).waitMs).toBe(1000);
  });

  it("waits longer than Retry-After asks where nothing gets through, and never less", () => {
    const pacer = pacerAfter([5]);
    const waits = [0, 1000, 60_000].map((retryAfterMs, index) => {
      const now = 10_000 * (index + 1);
      return pacer.throttled({ sentAt: now - 1, now, retryAfterMs }).waitMs;
    });
    expect(waits).toEqual([0, 2000, 60_000]);
  });
});
