import type { CommandContext, LoggingContext } from "../context.js";
import type { ExitCode } from "../exit-code.js";

/** What a command does that logs. pino takes 25 ms to load: commands that only read files do without. */
export function logged(
  work: (context: LoggingContext) => Promise<ExitCode>,
): (context: CommandContext) => Promise<ExitCode> {
  return async (context) => work((await import("../log.js")).withLog(context));
}
