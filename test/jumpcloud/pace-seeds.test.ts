import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bucketLimit, retryAfterForms, windowLimit } from "../support/limited-server.js";
import { type Night, spend } from "../support/night.js";

/**
 * Milliseconds of full speed that the polite start gives away until 10 · 2^t reaches the limit: it is there after
 * log2(limit / 10) seconds, and has sent (limit - 10) / ln 2 requests by then.
 */
function givenAwayMs({ startRps, perSecond }: Pick<Night, "startRps" | "perSecond">): number {
  if (startRps === 0 || perSecond <= startRps) return 0;
  const sent = (perSecond - startRps) / Math.LN2;
  return 1000 * (Math.log2(perSecond / startRps) - sent / perSecond);
}

const nights = fc.record({
  startRps: fc.constantFrom(0, 10),
  retryAfter: fc.constantFrom(...retryAfterForms),
  perSecond: fc.constantFrom(5, 20, 50),
  latencyMs: fc.constantFrom(5, 50, 200),
  jitterSeed: fc.nat(),
});

describe("whatever the latencies and timers do, 700 requests", () => {
  it("use 90 % of a token bucket, however many are under way at once", async () => {
    const property = fc.asyncProperty(
      nights,
      fc.constantFrom(1, 2, 4, 8, 16, 32, 64),
      async (night, concurrency) => {
        const limit = bucketLimit(night.perSecond);
        const freeMs = givenAwayMs(night);
        const { time, refused } = await spend({ ...night, limit, concurrency }, { share: 0.9, freeMs });
        expect(time).toBeLessThanOrEqual(1);
        expect(refused).toBeLessThanOrEqual(1);
      },
    );
    await fc.assert(property, { numRuns: 40, seed: 2026 });
  });

  it("use 75 % of a limit per second of the clock, whenever that second begins", async () => {
    const property = fc.asyncProperty(nights, fc.nat(999), async (night, phaseMs) => {
      const limit = windowLimit({ most: night.perSecond, phaseMs });
      const freeMs = givenAwayMs(night);
      const { time, refused } = await spend({ ...night, limit, concurrency: 8 }, { share: 0.75, freeMs });
      expect(time).toBeLessThanOrEqual(1);
      expect(refused).toBeLessThanOrEqual(1);
    });
    await fc.assert(property, { numRuns: 40, seed: 2026 });
  });
});
