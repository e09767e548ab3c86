import type { Io } from "./io.js";
import type { Log } from "./log.js";
import type { LogFormat, LogLevel } from "./log-level.js";
import type { ColorMode } from "./paint.js";
import type { Screen } from "./screen.js";

/** The options that every command takes. */
export interface GlobalFlags {
  logLevel?: LogLevel;
  logFormat?: LogFormat;
  quiet?: true;
  verbose?: true;
  color: ColorMode;
  now?: Date;
}

/** What a command runs with. */
export interface CommandContext {
  io: Io;
  screen: Screen;
  /** How to log, for a command that does. */
  logging: { level: LogLevel; format: LogFormat };
  /** Only what went wrong is said. */
  isQuiet: boolean;
  color: ColorMode;
  /** `--now`, which stands still, else the real time. */
  now(): Date;
  /** What to do besides, when the command fails: a line that follows the error's own advice. */
  advise(line: string): void;
  /** Aborted with StoppedError when the run is to end. */
  signal: AbortSignal;
}

/** What a command runs with that logs: those that talk to JumpCloud. */
export interface LoggingContext extends CommandContext {
  log: Log;
}
