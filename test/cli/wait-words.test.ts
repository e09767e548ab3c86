import { describe, expect, it } from "vitest";
import { waitSentence, waitText } from "../../src/cli/wait-words.js";

const day = 86_400_000;

describe("a wait in words", () => {
  it.each([
    { ms: 0, text: "0 s" },
    { ms: 1, text: "1 s" },
    { ms: 29_999.7, text: "30 s" },
    { ms: 30_000.000_1, text: "30 s" },
    { ms: 120_000, text: "120 s" },
    { ms: 600_000, text: "10 min" },
    { ms: day, text: "24 h" },
    { ms: 999 * day, text: "999 days" },
    { ms: 1e15, text: "more than 1,000 days" },
    { ms: Number.POSITIVE_INFINITY, text: "more than 1,000 days" },
  ])("of $ms ms is $text", ({ ms, text }) => {
    expect(waitText(ms)).toBe(text);
  });

  it.each([
    {
      event: { status: 429, retryAfter: "30", askedMs: 30_000, delayMs: 30_000, wave: 3 },
      sentence: "JumpCloud asks to wait 30 s (429, Retry-After 30). Everybody waits. 3rd time this run.",
    },
    {
      event: { status: 429, delayMs: 1000, wave: 1 },
      sentence: "JumpCloud is throttling (429, no Retry-After). Everybody waits 1 s. 1st time this run.",
    },
    {
      event: { status: 403, delayMs: 16_000, wave: 22 },
      sentence: "JumpCloud is throttling (403, no Retry-After). Everybody waits 16 s. 22nd time this run.",
    },
    {
      event: { status: 503, retryAfter: "1", askedMs: 1000, delayMs: 4000, wave: 12 },
      sentence: "JumpCloud asks to wait 1 s (503, Retry-After 1). Everybody waits 4 s. 12th time this run.",
    },
    {
      event: { status: 429, retryAfter: "86400", askedMs: day, delayMs: 120_000, wave: 1 },
      sentence:
        "JumpCloud asks to wait 24 h (429, Retry-After 86400). Everybody waits 120 s: more is taken for a mistake. 1st time this run.",
    },
    {
      event: {
        status: 429,
        retryAfter: "Fri, 31 Dec 9999 23:59:59 GMT",
        askedMs: 251_606_901_599_000,
        delayMs: 120_000,
        wave: 1002,
      },
      sentence:
        "JumpCloud asks to wait more than 1,000 days (429, Retry-After Fri, 31 Dec 9999 23:59:59 GMT). Everybody waits 120 s: more is taken for a mistake. 1,002nd time this run.",
    },
    {
      event: { status: 429, retryAfter: "-5", delayMs: 1000, wave: 2 },
      sentence: "JumpCloud is throttling (429, Retry-After -5). Everybody waits 1 s. 2nd time this run.",
    },
    {
      event: { status: 429, retryAfter: `\u001b[2J${"x".repeat(100)}`, delayMs: 1000, wave: 2 },
      sentence: `JumpCloud is throttling (429, Retry-After \\u{1b}[2J${"x".repeat(31)}). Everybody waits 1 s. 2nd time this run.`,
    },
  ])(
    "that is $event.delayMs ms long after $event.status and Retry-After $event.retryAfter",
    ({ event, sentence }) => {
      expect(waitSentence({ endpoint: "GET /api/users", ...event })).toBe(sentence);
    },
  );
});
