import { describe, expect, it } from "vitest";
import {
  type Failure,
  isThrottling,
  mayPass,
  retryAfterMs,
  retryDelayMs,
} from "../../src/jumpcloud/retry.js";

const status = (code: number): Failure => ({ kind: "status", status: code });

describe("a failed request", () => {
  it.each([408, 425, 429, 500, 502, 503, 504, 520, 599])("with status %i is tried again", (code) => {
    expect(mayPass(status(code))).toBe(true);
  });

  it.each([400, 401, 402, 403, 404, 405, 406, 409, 410, 415, 422, 428, 302])(
    "with status %i is not tried again",
    (code) => {
      expect(mayPass(status(code))).toBe(false);
    },
  );

  it.each([
    { kind: "network", reason: "a refused connection" },
    { kind: "body", reason: "a body that is not JSON" },
    { kind: "blocked" },
  ] as const satisfies Failure[])("of kind $kind is tried again", (failure) => {
    expect(mayPass(failure)).toBe(true);
  });

  it("slows everybody down only when JumpCloud says that we are too fast", () => {
    const kinds: Failure[] = [
      status(429),
      status(503),
      { kind: "blocked" },
      status(500),
      { kind: "body", reason: "" },
    ];
    expect(kinds.map(isThrottling)).toEqual([true, true, true, false, false]);
  });

  it("waits up to twice as long with each try, thirty seconds at the most", () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 9].map((retry) => retryDelayMs(retry, 1))).toEqual([
      250, 500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000,
    ]);
    expect(retryDelayMs(3, 0)).toBe(0);
    expect(retryDelayMs(3, 0.5)).toBe(500);
  });
});

describe("Retry-After", () => {
  const now = Date.parse("2026-11-23T02:00:00Z");
  it.each([
    { headers: { "retry-after": "30" }, ms: 30_000 },
    { headers: { "retry-after": " 0 " }, ms: 0 },
    { headers: { "retry-after": "1.5" }, ms: 1500 },
    { headers: { "retry-after": "Mon, 23 Nov 2026 02:00:10 GMT" }, ms: 10_000 },
    {
      headers: { "retry-after": "Mon, 23 Nov 2026 05:00:10 GMT", date: "Mon, 23 Nov 2026 05:00:00 GMT" },
      ms: 10_000,
    },
    { headers: { "retry-after": "Mon, 23 Nov 2026 01:00:00 GMT" }, ms: 0 },
    { headers: { "retry-after": "soon" }, ms: undefined },
    { headers: { "retry-after": "-5" }, ms: undefined },
    { headers: { "retry-after": "" }, ms: undefined },
    { headers: {}, ms: undefined },
  ])("$headers asks for $ms ms", ({ headers, ms }) => {
    expect(retryAfterMs(new Map(Object.entries(headers)), now)).toBe(ms);
  });
});
