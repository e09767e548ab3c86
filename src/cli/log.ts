import { type Logger, pino } from "pino";
import { escapeJson, plainText } from "../model/plain-text.js";
import type { CommandContext, LoggingContext } from "./context.js";
import type { LogFormat, LogLevel } from "./log-level.js";
import type { Screen } from "./screen.js";

export type Log = Pick<Logger, "error" | "warn" | "info" | "debug" | "child">;

/**
 * The log, on standard error: JSON lines, or lines for people. Written at once, through the screen, so that no line
 * sticks to the status line. Fields are ids, endpoints and counts; never headers, bodies, names or addresses.
 */
export function createLog(
  screen: Screen,
  options: { level: LogLevel; format: LogFormat; now: () => Date },
): Log {
  const { level, format, now } = options;
  return pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${now().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: (line) => screen.write(format === "json" ? escapeJson(line) : prettyLine(line)) },
  );
}

/** The context of a command that logs. */
export function withLog(context: CommandContext): LoggingContext {
  const { screen, logging, io } = context;
  return { ...context, log: createLog(screen, { ...logging, now: io.now }) };
}

function prettyLine(line: string): string {
  const entry: Record<string, unknown> = { ...JSON.parse(line) };
  const { level, time, msg, ...fields } = entry;
  const details = Object.entries(fields).map(
    ([key, value]) =>
      ` ${key}=${typeof value === "string" && !/[\s"=]/.test(value) ? value : JSON.stringify(value)}`,
  );
  const text = `${String(time).slice(11, 19)} ${String(level).padEnd(5)} ${msg}${details.join("")}`;
  return `${plainText(text)}\n`;
}
