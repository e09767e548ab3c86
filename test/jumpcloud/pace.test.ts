import { describe, expect, it } from "vitest";
import { bucketLimit, retryAfterForms, windowLimit } from "../support/limited-server.js";
import { spend } from "../support/night.js";

const rates = [5, 20, 50];
const latencies = [5, 50, 200];
const starts = [0, 10];

const cells = starts.flatMap((startRps) =>
  retryAfterForms.flatMap((retryAfter) =>
    rates.flatMap((perSecond) =>
      latencies.map((latencyMs) => ({ startRps, retryAfter, perSecond, latencyMs })),
    ),
  ),
);
const withinBounds = {
  time: expect.toSatisfy((part: number) => part <= 1),
  refused: expect.toSatisfy((part: number) => part <= 1),
};

describe("700 requests, eight at once, against a token bucket", () => {
  it.each(cells)(
    "of $perSecond/s, latency $latencyMs ms, Retry-After $retryAfter, start $startRps/s: 90 % of it is used",
    async (cell) => {
      const night = { ...cell, limit: bucketLimit(cell.perSecond), concurrency: 8 };
      expect(await spend(night, { share: 0.9 })).toEqual(withinBounds);
    },
  );
});

describe("700 requests, eight at once, against a limit per second of the clock", () => {
  it.each(cells)(
    "of $perSecond, latency $latencyMs ms, Retry-After $retryAfter, start $startRps/s: 75 % of it is used",
    async (cell) => {
      const night = { ...cell, limit: windowLimit({ most: cell.perSecond }), concurrency: 8 };
      expect(await spend(night, { share: 0.75 })).toEqual(withinBounds);
    },
  );
});
