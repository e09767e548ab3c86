import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answer } from "../../src/jumpcloud/answer.js";
import { createRandom } from "../../src/simulator/random.js";
import { bucketLimit, limitedServer, retryAfterForms, windowLimit } from "../support/limited-server.js";
import { pacedRequest, runRequests } from "../support/paced-run.js";
import { VirtualTime } from "../support/virtual-time.js";

const answer = (status: number): Answer => ({ status, headers: new Map(), body: "" });

const limits = fc.oneof(
  fc.constantFrom(0.5, 1, 2, 5, 20, 50).map((perSecond) => ({ kind: "bucket" as const, perSecond })),
  fc.constantFrom(1, 5, 20).map((most) => ({ kind: "window" as const, most, windowMs: 1000 })),
  fc.constantFrom(30, 60, 600).map((most) => ({ kind: "window" as const, most, windowMs: 60_000 })),
);

const nights = fc.record({
  limit: limits,
  startRps: fc.constantFrom(0, 10),
  latencyMs: fc.constantFrom(5, 50, 200, 2000),
  concurrency: fc.constantFrom(1, 2, 8, 64),
  retryAfter: fc.constantFrom(...retryAfterForms),
  phaseMs: fc.nat(60_000),
  seed: fc.nat(),
});

describe("a night of nothing but throttling", () => {
  it("uses up no request's tries, however low the limit", async () => {
    const property = fc.asyncProperty(nights, async ({ limit, latencyMs, phaseMs, seed, ...night }) => {
      const random = createRandom(seed);
      const time = new VirtualTime();
      const { send } = limitedServer({
        time,
        limit: limit.kind === "bucket" ? bucketLimit(limit.perSecond) : windowLimit({ ...limit, phaseMs }),
        latencyMs: () => latencyMs * (0.5 + random.next()),
        retryAfter: night.retryAfter,
      });
      // Rejects when a single request gives up.
      await runRequests(200, { ...night, time, send, random: () => random.next() });
    });
    await fc.assert(property, { numRuns: 60, seed: 3 });
  });

  it("does not end a request that is refused in each of forty waves while others get through", async () => {
    const time = new VirtualTime();
    let refusals = 0;
    let others = 0;
    const tries: number[] = [];
    await runRequests(400, {
      time,
      async send({ path }) {
        await time.wait(50);
        if (path !== "/api/things/0") {
          others += 1;
          return answer(200);
        }
        refusals += 1;
        return answer(refusals <= 40 ? 429 : 200);
      },
      observer: { retrying: ({ attempt }) => tries.push(attempt) },
    });
    expect({ refusals, others, retries: tries.length }).toEqual({ refusals: 41, others: 399, retries: 40 });
  });

  it.each([
    { concurrency: 1, outageMs: 50_000 },
    { concurrency: 8, outageMs: 600_000 },
    { concurrency: 64, outageMs: 600_000 },
  ])("outlasts $outageMs ms without one success, $concurrency at once", async ({ concurrency, outageMs }) => {
    const time = new VirtualTime();
    const statuses: number[] = [];
    const tookMs = await runRequests(300, {
      time,
      concurrency,
      startRps: 10,
      async send() {
        await time.wait(50);
        const isOut = time.now() > 3000 && time.now() < 3000 + outageMs;
        statuses.push(isOut ? 503 : 200);
        return answer(isOut ? 503 : 200);
      },
    });
    expect(statuses.filter((status) => status === 200)).toHaveLength(300);
    // It goes on at the pace from before: neither from the slowest one nor a minute after the end.
    expect(tookMs).toBeLessThan(3000 + outageMs + 60_000);
    // Nobody knocks eight times a second on a door that is shut.
    expect(statuses.filter((status) => status === 503).length).toBeLessThan(
      concurrency + 10 + outageMs / 30_000,
    );
  });

  it("ends where nothing gets through: after seven tries of one request, or when the time is over", async () => {
    const ends = [1, 8].map(async (concurrency) => {
      const time = new VirtualTime();
      const send = async () => {
        await time.wait(50);
        return answer(429);
      };
      const error = await runRequests(20, { time, concurrency, send }).catch((thrown: unknown) => thrown);
      return [String(error), Math.round(time.now() / 1000)];
    });
    const failed = "UnavailableError: GET /api/things/{id} failed";
    expect(await Promise.all(ends)).toEqual([
      [`${failed} 7 times in 61 s, last with status 429`, 61],
      [
        `${failed} 6 times in 873 s, last with status 429; the next try would be in 30 s, when the time for retries is over`,
        873,
      ],
    ]);
  });
});

describe("an end that is asked for", () => {
  it("reaches every request, under way, waiting for its turn or for a place, and leaves nothing behind", async () => {
    const time = new VirtualTime();
    const controller = new AbortController();
    const { send, sentAt } = limitedServer({
      time,
      limit: bucketLimit(5),
      latencyMs: () => 50,
      retryAfter: "seconds",
    });
    const request = pacedRequest({ time, send, signal: controller.signal });
    const all = Array.from({ length: 100 }, (_, index) =>
      request({ endpoint: "GET /api/things/{id}", path: `/api/things/${index}` }, ({ body }) => body),
    );
    const end = time.wait(10_000).then(() => controller.abort(new Error("interrupted")));
    const settled = await time.run(Promise.allSettled([...all, end]));
    const reasons = settled.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []));
    expect(new Set(reasons)).toEqual(new Set(["Error: interrupted"]));
    expect(reasons.length).toBeGreaterThan(30);
    expect({ now: time.now(), sleeping: time.sleeping() }).toEqual({ now: 10_000, sleeping: 0 });
    expect(Math.max(...sentAt)).toBeLessThanOrEqual(10_000);
  });
});
