import { describe, expect, it } from "vitest";
import { createScreen, textWidth } from "../../src/cli/screen.js";
import { textSink } from "./text-sink.js";

const CLEAR = "\r\u001b[2K";

describe("the screen", () => {
  it("writes a line above the status line, and the status again below it", () => {
    const sink = textSink(80);
    const screen = createScreen(sink, { color: "never", env: {} });
    screen.status("Reading");
    screen.write("a line\n");
    screen.clearStatus();
    screen.write("the end\n");
    expect(sink.text()).toBe(`${CLEAR}Reading${CLEAR}a line\nReading${CLEAR}the end\n`);
  });

  it("cuts the status so that it never wraps", () => {
    const sink = textSink(10);
    createScreen(sink, { color: "never", env: {} }).status("Reading members of groups");
    expect(sink.text()).toBe(`${CLEAR}Reading m`);
  });

  it.each([
    ["no terminal", undefined, {}],
    ["a terminal without width", 0, {}],
    ["a dumb terminal", 80, { TERM: "dumb" }],
  ])("shows no status on %s", (_, columns, env) => {
    const sink = textSink(columns);
    const screen = createScreen(sink, { color: "auto", env });
    screen.status("Reading");
    screen.clearStatus();
    screen.write("done\n");
    expect(sink.text()).toBe("done\n");
  });

  it("never shows a secret, whoever writes it", () => {
    const sink = textSink(80);
    const screen = createScreen(sink, { color: "never", env: {} });
    screen.conceal("");
    screen.conceal("s3cret");
    screen.write("key s3cret, again czNjcmV0 and %733cret\n");
    screen.status("s3cret");
    expect(sink.text()).toBe(`key [REDACTED], again [REDACTED] and [REDACTED]\n${CLEAR}[REDACTED]`);
  });

  it("cuts the status after the secret is gone: half a one would not be recognised", () => {
    const sink = textSink(8);
    const screen = createScreen(sink, { color: "never", env: {} });
    screen.conceal("s3cret-key");
    screen.status("x s3cret-key");
    expect(sink.text()).toBe(`${CLEAR}x [REDA`);
  });

  it("obeys nothing that somebody forgot to make harmless, its own colours aside", () => {
    const sink = textSink(80);
    const screen = createScreen(sink, { color: "always", env: {} });
    screen.write(`${screen.paint.bad("no")} \u001b[2J\u009b1m\u202e\r\n`);
    screen.status("\u001b]0;title\u0007");
    expect(sink.text()).toBe(
      `\u001b[31mno\u001b[39m \\u{1b}[2J\\u{9b}1m\\u{202e}\\u{d}\n${CLEAR}\\u{1b}]0;title\\u{7}`,
    );
  });

  it.each([
    ["auto", 80, {}, true],
    ["auto", 80, { NO_COLOR: "1" }, false],
    ["auto", 80, { NO_COLOR: "" }, true],
    ["auto", 80, { TERM: "dumb" }, false],
    ["auto", undefined, {}, false],
    ["always", undefined, { NO_COLOR: "1" }, true],
    ["never", 80, {}, false],
  ] as const)("colours with %s on %s columns and %j: %s", (color, columns, env, isColored) => {
    const { paint } = createScreen(textSink(columns), { color, env });
    expect(paint.good("all")).toBe(isColored ? "\u001b[32mall\u001b[39m" : "all");
  });
});

describe("textWidth", () => {
  it.each([
    [undefined, 100],
    [0, 100],
    [12, 30],
    [60, 60],
    [200, 120],
  ])("of a stream with %s columns is %d", (columns, width) => {
    expect(textWidth(textSink(columns))).toBe(width);
  });
});
