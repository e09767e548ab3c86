import { CommanderError } from "commander";
import { declareCommands } from "./commands/declare-commands.js";
import type { GlobalFlags } from "./context.js";
import { type ExitCode, exitCodes } from "./exit-code.js";
import { type Io, processIo } from "./io.js";
import { createProgram, type RunCommand } from "./program.js";
import { createRunSignal } from "./run-signal.js";
import type { Screen } from "./screen.js";

/**
 * Runs a command line, as process.argv has it, and resolves to the exit code. What goes wrong ends as one message on
 * standard error; nothing is thrown, and the process is not ended.
 */
export async function run(argv: readonly string[], io: Io = processIo()): Promise<ExitCode> {
  const ending = createRunSignal(io);
  const current: { flags: GlobalFlags; screen?: Screen; exitCode: ExitCode; advice: string[] } = {
    flags: { color: "auto" },
    advice: [],
    exitCode: exitCodes.done,
  };
  const program = createProgram(io);
  const runCommand: RunCommand = async (work) => {
    const { createContext, openScreen } = await import("./create-context.js");
    const flags = program.opts<GlobalFlags>();
    const screen = openScreen(io, flags.color);
    Object.assign(current, { flags, screen });
    const advise = (line: string) => void current.advice.push(line);
    current.exitCode = await work(createContext(io, { flags, screen, advise, signal: ending.signal }));
  };
  try {
    await declareCommands(program, runCommand, argv[2]);
    await Promise.race([program.parseAsync([...argv]), ending.crashed]);
    await ending.flushed();
    return current.exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return wasAskedFor(error, argv) ? exitCodes.done : exitCodes.usage;
    const { reportFailure } = await import("./failure.js");
    const { openScreen } = await import("./create-context.js");
    const { flags, advice, screen = openScreen(io, flags.color) } = current;
    return reportFailure(error, { screen, isVerbose: flags.verbose === true, advice });
  } finally {
    ending.close();
  }
}

/**
 * commander has said what is wrong; help and version are exits of this kind too. The command `help` ends with the exit
 * code that the process has so far, which here is that of a crash.
 */
function wasAskedFor({ code, exitCode }: CommanderError, argv: readonly string[]): boolean {
  return exitCode === 0 || (code === "commander.help" && argv.includes("help"));
}
