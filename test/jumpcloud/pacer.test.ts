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
  });

  it("makes everybody wait as long as Retry-After asks, and then goes on one by one", () => {
    const pacer = new Pacer({ startRps: 0 });
    departures(pacer, 10);
    for (let index = 0; index < 10; index += 1) pacer.succeeded(1000);
    expect(pacer.throttled({ sentAt: 500, now: 1000, retryAfterMs: 30_000 })).toBe(30_000);
    const [first, second] = departures(pacer, 2, 1000);
    expect(first).toBe(31_000);
    expect(second).toBeGreaterThan(31_050);
  });

  it("waits a second when JumpCloud does not say how long, and never longer than the cap", () => {
    const pacer = new Pacer({ startRps: 0 });
    pacer.claim(0);
    expect(pacer.throttled({ sentAt: 0, now: 10 })).toBe(1000);
    expect(pacer.throttled({ sentAt: 0, now: 10, retryAfterMs: 86_400_000 })).toBe(LONGEST_WAIT_MS);
  });

  it("slows down once for all requests of a wave, to 85 % of what got through", () => {
    const pacer = new Pacer({ startRps: 0 });
    pacer.claim(0);
    for (let at = 0; at < 2000; at += 50) pacer.succeeded(at + 1);
    pacer.throttled({ sentAt: 1900, now: 2000 });
    expect(pacer.rate(2000)).toBeCloseTo(17, 5);
    pacer.throttled({ sentAt: 1950, now: 2010 });
    expect(pacer.rate(2010)).toBeCloseTo(17, 5);
    pacer.throttled({ sentAt: 3100, now: 3200 });
    expect(pacer.rate(3200)).toBeLessThan(17);
  });

  it("gains a little with every success, and is never slower than one request a second", () => {
    const pacer = new Pacer({ startRps: 0 });
    pacer.claim(0);
    pacer.throttled({ sentAt: 0, now: 100 });
    expect(pacer.rate(100)).toBe(1);
    for (let at = 0; at < 50; at += 1) pacer.succeeded(2000 + at);
    expect(pacer.rate(2100)).toBeCloseTo(2, 5);
  });
});
