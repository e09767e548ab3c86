import { describe, expect, it } from "vitest";
import { createLog } from "../../src/cli/log.js";
import type { LogFormat, LogLevel } from "../../src/cli/log-level.js";
import { requestLog } from "../../src/cli/request-log.js";
import { createScreen } from "../../src/cli/screen.js";
import { textSink } from "./text-sink.js";

function logAt(level: LogLevel, format: LogFormat = "json") {
  const sink = textSink();
  const screen = createScreen(sink, { color: "never", env: {} });
  const clock = { ms: 0 };
  const log = createLog(screen, { level, format, now: () => new Date("2026-11-23T02:00:45Z") });
  return { sink, clock, observer: requestLog(log, () => clock.ms) };
}

const entries = (text: string) =>
  text
    .split("\n")
    .filter((line) => line !== "")
    .map((line): unknown => JSON.parse(line));

const time = "2026-11-23T02:00:45.000Z";

describe("the log of requests", () => {
  it("names endpoint, status and duration of each request at level debug only", () => {
    const answered = { endpoint: "GET /api/users", status: 200, attempt: 1, durationMs: 12.6 };
    const { sink, observer } = logAt("debug");
    observer.answered(answered);
    expect(entries(sink.text())).toEqual([
      {
        level: "debug",
        time,
        endpoint: "GET /api/users",
        status: 200,
        attempt: 1,
        durationMs: 13,
        msg: "answered",
      },
    ]);
    const quiet = logAt("info");
    quiet.observer.answered(answered);
    expect(quiet.sink.text()).toBe("");
  });

  it("tells one wait once, however many requests were sent away, and when it goes on", () => {
    const { sink, clock, observer } = logAt("info");
    const endpoint = "GET /api/users";
    const wait = { endpoint, status: 429 } as const;
    const got = { endpoint, status: 200, attempt: 1, durationMs: 12, rps: 6.12 };
    observer.waiting({ ...wait, wave: 1, retryAfter: "2", askedMs: 2000, delayMs: 2000 });
    clock.ms = 100;
    observer.waiting({ ...wait, wave: 1, retryAfter: "2", askedMs: 2000, delayMs: 2000 });
    observer.answered(got);
    clock.ms = 2100;
    observer.answered({ ...got, status: 429 });
    observer.answered(got);
    observer.answered(got);
    clock.ms = 5000;
    observer.waiting({ ...wait, wave: 2, retryAfter: "600", askedMs: 600_000, delayMs: 120_000 });
    expect(entries(sink.text())).toEqual([
      {
        level: "info",
        time,
        endpoint,
        status: 429,
        waitMs: 2000,
        msg: "JumpCloud asks to wait 2 s (429, Retry-After 2). Everybody waits. 1st time this run.",
      },
      { level: "info", time, msg: "going on at 6.1/s" },
      {
        level: "info",
        time,
        endpoint,
        status: 429,
        waitMs: 120_000,
        msg: "JumpCloud asks to wait 10 min (429, Retry-After 600). Everybody waits 120 s: more is taken for a mistake. 2nd time this run.",
      },
    ]);
  });

  it("tells of a wait again when JumpCloud asks another request of the wave for a longer one", () => {
    const { sink, observer } = logAt("info");
    const wait = { endpoint: "GET /api/users", status: 429, wave: 1 } as const;
    observer.waiting({ ...wait, delayMs: 1000 });
    observer.waiting({ ...wait, retryAfter: "30", askedMs: 30_000, delayMs: 30_000 });
    observer.waiting({ ...wait, retryAfter: "5", askedMs: 5000, delayMs: 30_000 });
    expect(entries(sink.text())).toHaveLength(2);
  });

  it("warns of failures, fallbacks and lists that are not whole, in lines for people too", () => {
    const { sink, observer } = logAt("warn", "pretty");
    observer.retrying({
      endpoint: "GET /x",
      attempt: 1,
      delayMs: 7.2,
      reason: "status 502",
      throttled: false,
    });
    observer.retrying({ endpoint: "GET /x", attempt: 1, delayMs: 7, reason: "status 429", throttled: true });
    observer.fellBack({ endpoint: "GET /x", using: "GET /y" });
    observer.listed({
      list: "users",
      endpoint: "GET /x",
      read: 1,
      reported: 2,
      duplicates: 0,
      notReturned: 0,
      proof: "incomplete",
      reason: "one is missing",
    });
    expect(sink.text()).toBe(
      [
        '02:00:45 warn  failed, will be sent again endpoint="GET /x" attempt=1 delayMs=7 reason="status 502"',
        '02:00:45 warn  refused, another endpoint is read in its place endpoint="GET /x" using="GET /y"',
        '02:00:45 warn  a list is not whole list=users endpoint="GET /x" reported=2 read=1 duplicates=0 notReturned=0 proof=incomplete reason="one is missing"',
        "",
      ].join("\n"),
    );
  });
});
