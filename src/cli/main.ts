import { CommanderError } from "commander";
import type { CommandContext, GlobalFlags } from "./context.js";
import { type ExitCode, exitCodes } from "./exit-code.js";
import { type Io, processIo } from "./io.js";
import type { ColorMode } from "./paint.js";
import { createProgram } from "./program.js";
import { createRunSignal } from "./run-signal.js";
import { createScreen, type Screen } from "./screen.js";
import { secretsIn } from "./settings.js";

/**
 * Runs a command line, as process.argv has it, and resolves to the exit code. What goes wrong ends as one message on
 * standard error; nothing is thrown, and the process is not ended.
 */
export async function run(argv: readonly string[], io: Io = processIo()): Promise<ExitCode> {
  const ending = createRunSignal(io);
  const current: { flags: GlobalFlags; screen: Screen; exitCode: ExitCode; advice: string[] } = {
    flags: { color: "auto" },
    advice: [],
    screen: openScreen(io, "auto"),
    exitCode: exitCodes.done,
  };
  const program = createProgram(io, async (work) => {
    current.flags = program.opts<GlobalFlags>();
    current.screen = openScreen(io, current.flags.color);
    const { flags, screen } = current;
    const advise = (line: string) => void current.advice.push(line);
    current.exitCode = await work(await createContext(io, { flags, screen, advise, signal: ending.signal }));
  });
  try {
    await Promise.race([program.parseAsync([...argv]), ending.crashed]);
    await ending.flushed();
    return current.exitCode;
  } catch (error) {
    // commander has said what is wrong; help and version are exits of this kind too.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    const { reportFailure } = await import("./failure.js");
    const { screen, flags, advice } = current;
    return reportFailure(error, { screen, isVerbose: flags.verbose === true, advice });
  } finally {
    ending.close();
  }
}

/** What is secret in the environment is concealed from the first word on, whether the command uses it or not. */
function openScreen({ stderr, env }: Io, color: ColorMode): Screen {
  const screen = createScreen(stderr, { color, env });
  for (const secret of secretsIn(env)) screen.conceal(secret);
  return screen;
}

async function createContext(
  io: Io,
  run: { flags: GlobalFlags; screen: Screen } & Pick<CommandContext, "advise" | "signal">,
): Promise<CommandContext> {
  const { flags, screen, advise, signal } = run;
  const { createLog } = await import("./log.js");
  // On a terminal the status line and the screen at the end tell what the lines of level info would.
  const usual = screen.isTerminal ? "warn" : "info";
  const level = flags.logLevel ?? (flags.verbose ? "debug" : flags.quiet ? "error" : usual);
  const format = flags.logFormat ?? (screen.isTerminal ? "pretty" : "json");
  const fixed = flags.now;
  return {
    io,
    screen,
    log: createLog(screen, { level, format, now: io.now }),
    isQuiet: flags.quiet === true,
    color: flags.color,
    now: fixed === undefined ? io.now : () => new Date(fixed),
    advise,
    signal,
  };
}
