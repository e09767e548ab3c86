import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  decideRetry,
  type FailedTry,
  type Failure,
  failureText,
  isThrottling,
  MAX_RETRIES,
} from "../../src/jumpcloud/retry.js";

const PAUSE_MS = 7000;

/** The first try, failed after a second, with a quarter of an hour to go and the longest wait that chance gives. */
function first(failure: Failure, given: Partial<FailedTry> = {}): FailedTry {
  return {
    failure,
    method: "read",
    attempt: 1,
    elapsedMs: 1000,
    maxRetryTimeMs: 900_000,
    pauseMs: PAUSE_MS,
    random: 1,
    ...given,
  };
}

const outcome = (failed: FailedTry) => {
  const decision = decideRetry(failed);
  return decision.next === "retry" ? `after ${decision.afterMs} ms` : decision.because;
};

const statuses = Array.from({ length: 500 }, (_, index) => index + 100);
const span = (from: number, to: number) => statuses.filter((status) => status >= from && status <= to);

/** Every status by what follows it. */
function table(method: "read" | "write"): Record<string, number[]> {
  const rows: Record<string, number[]> = {};
  for (const status of statuses) {
    const row = outcome(first({ kind: "status", status }, { method }));
    rows[row] = [...(rows[row] ?? []), status];
  }
  return rows;
}

const kinds: Failure[] = [
  { kind: "blocked" },
  { kind: "refused connection", reason: "a refused connection" },
  { kind: "network", reason: "a timeout waiting for the answer" },
  { kind: "body", reason: "a body that is not JSON" },
];

describe("the table of retries", () => {
  it("sends a read again after 408, 425, 429 and 5xx, and after no other status", () => {
    expect(table("read")).toEqual({
      "after 250 ms": [408, 425, ...span(500, 502), ...span(504, 599)],
      "after 7000 ms": [429, 503],
      "it will not pass": [...span(100, 407), ...span(409, 424), ...span(426, 428), ...span(430, 499)],
    });
  });

  it("sends a write again after 429 alone, where it was surely not done", () => {
    expect(table("write")).toEqual({
      "after 7000 ms": [429],
      "it will not pass": [...span(100, 428), ...span(430, 599)],
    });
  });

  it("sends a read again whatever kept a whole answer away, a write only when nobody listened", () => {
    const both = (failure: Failure) => [
      failure.kind,
      outcome(first(failure)),
      outcome(first(failure, { method: "write" })),
    ];
    expect(kinds.map(both)).toEqual([
      ["blocked", "after 7000 ms", "it will not pass"],
      ["refused connection", "after 250 ms", "after 250 ms"],
      ["network", "after 250 ms", "it will not pass"],
      ["body", "after 250 ms", "it will not pass"],
    ]);
  });

  it("waits up to twice as long before each retry, and gives up after the sixth", () => {
    const tries = [1, 2, 3, 4, 5, 6, 7, 8];
    const waits = (random: number) =>
      tries.map((attempt) => outcome(first({ kind: "status", status: 500 }, { attempt, random })));
    const end = ["no retries are left", "no retries are left"];
    expect(waits(1)).toEqual([...[250, 500, 1000, 2000, 4000, 8000].map((ms) => `after ${ms} ms`), ...end]);
    expect(waits(0.5)).toEqual([...[125, 250, 500, 1000, 2000, 4000].map((ms) => `after ${ms} ms`), ...end]);
    expect(waits(0)).toEqual([...Array.from({ length: 6 }, () => "after 0 ms"), ...end]);
  });

  it("makes a throttled request wait as long as everybody, at every try", () => {
    const tries = [1, 2, 3, 4, 5, 6, 7];
    const waits = tries.map((attempt) => outcome(first({ kind: "status", status: 429 }, { attempt })));
    expect(waits).toEqual([...Array.from({ length: 6 }, () => "after 7000 ms"), "no retries are left"]);
  });

  it.each([
    { elapsedMs: 892_999, status: 429, decided: "after 7000 ms" },
    { elapsedMs: 893_000, status: 429, decided: "no time is left" },
    { elapsedMs: 899_749, status: 500, decided: "after 250 ms" },
    { elapsedMs: 899_750, status: 500, decided: "no time is left" },
    { elapsedMs: 2_000_000, status: 500, decided: "no time is left" },
  ])("after $elapsedMs ms of 900,000, status $status: $decided", ({ elapsedMs, status, decided }) => {
    expect(outcome(first({ kind: "status", status }, { elapsedMs }))).toBe(decided);
  });

  it("never goes beyond six retries and the time, and never gives up in between", () => {
    const failures = fc.oneof(
      fc.integer({ min: 100, max: 599 }).map((status): Failure => ({ kind: "status", status })),
      fc.constantFrom(...kinds),
    );
    const tries = fc.record({
      failure: failures,
      method: fc.constantFrom("read" as const, "write" as const),
      attempt: fc.integer({ min: 1, max: 10 }),
      elapsedMs: fc.nat(2_000_000),
      maxRetryTimeMs: fc.nat(2_000_000),
      pauseMs: fc.nat(120_000),
      random: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(tries, (failed) => {
        const decision = decideRetry(failed);
        const { attempt, elapsedMs, maxRetryTimeMs } = failed;
        if (decision.next === "retry") {
          expect(attempt).toBeLessThanOrEqual(MAX_RETRIES);
          expect(elapsedMs + decision.afterMs).toBeLessThan(maxRetryTimeMs);
        } else if (decision.because !== "it will not pass") {
          expect(attempt > MAX_RETRIES || elapsedMs + 120_000 >= maxRetryTimeMs).toBe(true);
        }
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});

describe("a failure", () => {
  it("slows everybody down only when JumpCloud says that we are too fast", () => {
    const throttling = statuses.filter((status) => isThrottling({ kind: "status", status }));
    expect(throttling).toEqual([429, 503]);
    expect(kinds.filter(isThrottling)).toEqual([{ kind: "blocked" }]);
  });

  it("has words", () => {
    expect([{ kind: "status", status: 502 } as const, ...kinds].map(failureText)).toEqual([
      "status 502",
      "status 403 from an endpoint that had answered before",
      "a refused connection",
      "a timeout waiting for the answer",
      "a body that is not JSON",
    ]);
  });
});
