import { describe, expect, it } from "vitest";
import { createLog } from "../../src/cli/log.js";
import type { LogFormat } from "../../src/cli/log-level.js";
import { createScreen } from "../../src/cli/screen.js";
import { textSink } from "./text-sink.js";

const now = () => new Date("2026-11-23T09:00:00Z");

function logged(format: LogFormat, entry: object, text: string): string {
  const sink = textSink();
  const screen = createScreen(sink, { color: "never", env: {} });
  screen.conceal('s3cret"key');
  createLog(screen, { level: "trace", format, now }).info(entry, text);
  return sink.text();
}

describe("a log line", () => {
  it.each([
    ["pretty", '09:00:00 info  listed list=users read=2 reason="two words"\n'],
    [
      "json",
      '{"level":"info","time":"2026-11-23T09:00:00.000Z","list":"users","read":2,"reason":"two words","msg":"listed"}\n',
    ],
  ] as const)("as %s", (format, line) => {
    expect(logged(format, { list: "users", read: 2, reason: "two words" }, "listed")).toBe(line);
  });

  it.each(["pretty", "json"] as const)("as %s holds nothing that a terminal obeys", (format) => {
    const hostile = "\u001b[2J\u009b1m\u202e\u0007\r";
    const line = logged(format, { id: hostile, spaced: `a ${hostile}` }, hostile);
    expect(line).toMatch(/^[^\p{Cc}\u202e]+\n$/u);
    if (format === "json") expect(JSON.parse(line)).toMatchObject({ id: hostile, msg: hostile });
  });

  it.each(["pretty", "json"] as const)("as %s holds no secret, quoted or not", (format) => {
    const line = logged(format, { plain: 's3cret"key', spaced: 'a s3cret"key' }, 's3cret"key');
    expect(line).not.toContain("s3cret");
    expect(line.match(/\[REDACTED\]/g)).toHaveLength(3);
  });
});
