import { type Conceal, concealer } from "../jumpcloud/conceal.js";
import { plainLines, plainText } from "../model/plain-text.js";
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
  /** From now on this text never appears in what is written here, in whatever form. */
  conceal(secret: string): void;
  /** The text without what is concealed, for what is written elsewhere. */
  concealed(text: string): string;
}

/** What text has to know of the place where it is shown. Names and addresses of people are for a terminal alone. */
export type ScreenLayout = Pick<Screen, "isTerminal" | "width" | "paint">;

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
  let concealed: Conceal = concealer(secrets);
  let status = "";
  /** Terminals without a width exist under schedulers: there a status line would never end. */
  const isTerminal = stream.isTTY === true && (stream.columns ?? 0) > 0 && options.env.TERM !== "dumb";

  const shown = (text: string) => plainLines(concealed(text));

  return {
    isTerminal,
    get width() {
      return textWidth(stream);
    },
    paint: createPaint(stream, { mode: options.color, env: options.env }),
    write(lines) {
      stream.write(status === "" ? shown(lines) : `${CLEAR_LINE}${shown(lines)}${status}`);
    },
    status(text) {
      if (!isTerminal) return;
      // Concealed before it is cut: half a secret would not be found. One column stays free: a full line would wrap,
      // and could not be taken back.
      status = plainText(concealed(text)).slice(0, Math.max(0, (stream.columns ?? 0) - 1));
      stream.write(`${CLEAR_LINE}${status}`);
    },
    concealed: (text) => concealed(text),
    clearStatus() {
      if (status === "") return;
      status = "";
      stream.write(CLEAR_LINE);
    },
    conceal(secret) {
      secrets.push(secret);
      concealed = concealer(secrets);
    },
  };
}

/** Columns for text on `stream`. */
export function textWidth(stream: TextStream): number {
  if (stream.isTTY !== true || !stream.columns) return WITHOUT_TERMINAL;
  return Math.max(NARROWEST, Math.min(WIDEST, stream.columns));
}
