import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Pacer } from "../../src/jumpcloud/pacer.js";
import { createRandom } from "../../src/simulator/random.js";
import { bucketLimit, limitedServer, retryAfterForms } from "../support/limited-server.js";
import { runRequests } from "../support/paced-run.js";
import { VirtualTime } from "../support/virtual-time.js";

const nights = fc.record({
  startRps: fc.constantFrom(0, 10),
  perSecond: fc.constantFrom(5, 20),
  latencyMs: fc.constantFrom(5, 50, 200),
  concurrency: fc.constantFrom(4, 8, 32),
  retryAfter: fc.constantFrom(...retryAfterForms),
  seed: fc.nat(),
});
type Night = typeof nights extends fc.Arbitrary<infer Value> ? Value : never;

/** A request that left, at the pace of that moment, and what became of it. */
interface Departure {
  at: number;
  path: string;
  gapMs: number;
  status?: number;
  answeredAt?: number;
}

/** Three hundred requests in the order in which they left, and the waits of each wave. */
async function watch({ startRps, perSecond, latencyMs, concurrency, retryAfter, seed }: Night) {
  const random = createRandom(seed);
  const time = new VirtualTime();
  const pacer = new Pacer({ startRps });
  const server = limitedServer({
    time,
    limit: bucketLimit(perSecond),
    latencyMs: () => latencyMs * (0.5 + random.next()),
    retryAfter,
  });
  const departures: Departure[] = [];
  const waits = new Map<number, { from: number; until: number }>();
  await runRequests(300, {
    time,
    pacer,
    concurrency,
    async send(request) {
      const at = time.now();
      const departure: Departure = { at, path: request.path, gapMs: 1000 / pacer.rate(at) };
      departures.push(departure);
      const answer = await server.send(request);
      departure.status = answer.status;
      departure.answeredAt = time.now();
      return answer;
    },
    observer: {
      waiting({ wave, delayMs }) {
        const known = waits.get(wave);
        const until = Math.max(time.now() + delayMs, known?.until ?? 0);
        waits.set(wave, { from: known?.from ?? time.now(), until });
      },
    },
  });
  return { departures, waits: [...waits.values()] };
}

const A_ROUNDING_MS = 1e-6;

describe("when JumpCloud throttles", () => {
  it("nothing leaves before the wait is over, and then one after the other at the pace, no herd", async () => {
    let waves = 0;
    const property = fc.asyncProperty(nights, async (night) => {
      const { departures, waits } = await watch(night);
      waves += waits.length;
      for (const { from, until } of waits) {
        const early = departures.filter(({ at }) => at > from && at < until - A_ROUNDING_MS);
        expect(early).toEqual([]);
        const next = departures.filter(({ at }) => at >= until - A_ROUNDING_MS).slice(0, night.concurrency);
        const tooClose = next.filter(({ at }, index) => {
          const before = next[index - 1];
          return before !== undefined && at - before.at < before.gapMs - A_ROUNDING_MS;
        });
        expect(tooClose).toEqual([]);
      }
    });
    await fc.assert(property, { numRuns: 60, seed: 7 });
    expect(waves).toBeGreaterThan(200);
  });

  it("a request that was refused waits no longer than those that wait with it", async () => {
    let refusals = 0;
    const property = fc.asyncProperty(nights, async (night) => {
      const { departures } = await watch(night);
      const places = departures
        .filter(({ status }) => status === 429)
        .map(({ path, answeredAt = 0 }) =>
          departures.filter(({ at }) => at > answeredAt).findIndex((later) => later.path === path),
        );
      refusals += places.length;
      expect(places.filter((place) => place < 0 || place >= night.concurrency)).toEqual([]);
    });
    await fc.assert(property, { numRuns: 60, seed: 8 });
    expect(refusals).toBeGreaterThan(200);
  });
});
