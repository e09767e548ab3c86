import type { TextStream } from "./io.js";
import { type ColorMode, createPaint, type Paint } from "./paint.js";

/** What a person sees while a command runs: everything on standard error goes through here. */
export interface Screen {
  /** A terminal that can show a line and take it back. */
  readonly isTerminal: boolean;
  /** Columns for text. */
  readonly width: number;
  readonly paint: Paint;
  /** Writes whole lines, above the status line where one stands. */
  write(lines: string): void;
  /** Shows one line in place of the last one; nothing without a terminal. */
  status(text: string): void;
  /** Takes the status line away. */
  clearStatus(): void;
  /** From now on this text never appears, whoever writes it. */
  conceal(secret: string): void;
}

/** Lines are easier to read when they end somewhere. */
const WIDEST = 120;
/** A file, a pipe or a log. */
const WITHOUT_TERMINAL = 100;
const NARROWEST = 30;
const CLEAR_LINE = "\r\u001b[2K";

export function createScreen(
  stream: TextStream,
  options: { color: ColorMode; env: Readonly<Record<string, string | undefined>> },
): Screen {
  const secrets: string[] = [];
  let status = "";
  /** Terminals without a width exist under schedulers: there a status line would never end. */
  const isTerminal = stream.isTTY === true && (stream.columns ?? 0) > 0 && options.env.TERM !== "dumb";

  function put(text: string): void {
    stream.write(secrets.reduce((redacted, secret) => redacted.replaceAll(secret, "[REDACTED]"), text));
  }

  return {
    isTerminal,
    get width() {
      return textWidth(stream);
    },
    paint: createPaint(stream, { mode: options.color, env: options.env }),
    write(lines) {
      put(status === "" ? lines : `${CLEAR_LINE}${lines}${status}`);
    },
    status(text) {
      if (!isTerminal) return;
      // One column stays free: a full line would wrap, and could not be taken back.
      status = text.slice(0, Math.max(0, (stream.columns ?? 0) - 1));
      put(`${CLEAR_LINE}${status}`);
    },
    clearStatus() {
      if (status === "") return;
      status = "";
      put(CLEAR_LINE);
    },
    conceal(secret) {
      if (secret !== "") secrets.push(secret);
    },
  };
}

/** Columns for text on `stream`. */
export function textWidth(stream: TextStream): number {
  if (stream.isTTY !== true || !stream.columns) return WITHOUT_TERMINAL;
  return Math.max(NARROWEST, Math.min(WIDEST, stream.columns));
}
