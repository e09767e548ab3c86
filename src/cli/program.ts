import { Command, Option } from "commander";
import { packageVersion } from "../model/package-version.js";
import type { CommandContext } from "./context.js";
import { type ExitCode, exitCodeWords } from "./exit-code.js";
import type { Io } from "./io.js";
import { logFormats, logLevels } from "./log-level.js";
import { timeValue } from "./option-value.js";
import { colorModes } from "./paint.js";

/** Runs what a command's flags ask for, once the context is made. */
export type RunCommand = (work: (context: CommandContext) => Promise<ExitCode>) => Promise<void>;

/** The command line without its commands. Only commander is loaded for it: help and version answer at once. */
export function createProgram(io: Pick<Io, "stdout" | "stderr">): Command {
  const program = new Command("jc-connector");
  program
    .description(
      "Syncs a JumpCloud organisation into a graph of resources, entitlements and grants, as ConductorOne's Baton connectors do, written as one JSON file that other tools can read.",
    )
    .version(packageVersion(), "--version", "show the version")
    .helpOption("-h, --help", "show this help")
    .helpCommand("help [command]", "show the help of a command")
    .configureHelp({
      showGlobalOptions: true,
      // Below that a description stands as one line, which a narrow terminal breaks anywhere.
      minWidthToWrap: 15,
      // commander would add the choices, which the descriptions name in fewer words.
      optionDescription: ({ description, defaultValue }) =>
        defaultValue === undefined ? description : `${description} (default: ${String(defaultValue)})`,
    })
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: (text) => void io.stderr.write(text),
      getOutHelpWidth: () => helpWidth(io.stdout.columns),
      getErrHelpWidth: () => helpWidth(io.stderr.columns),
      outputError: (text, write) => write(complaint(text)),
    })
    .exitOverride()
    .showHelpAfterError("(jc-connector --help tells more)")
    .optionsGroup("Talk:")
    .option("-q, --quiet", "say only what went wrong")
    .option("-v, --verbose", "log every request; show where an error comes from")
    .addOption(
      new Option(
        "--log-level <level>",
        "silent, error, warn (default on a terminal), info (elsewhere), debug, trace",
      ).choices(logLevels),
    )
    .addOption(
      new Option("--log-format <format>", "pretty (default on a terminal) or json").choices(logFormats),
    )
    .addOption(
      new Option("--color <when>", "auto, always or never; NO_COLOR is obeyed")
        .choices(colorModes)
        .default("auto"),
    )
    .option("--now <time>", "take this for the present: 2026-11-23T02:00:00Z", timeValue);
  program.addHelpText(
    "after",
    `
Examples:
  $ jc-connector sync --demo        try it without an account
  $ jc-connector doctor             may the key read everything?
  $ jc-connector sync               JUMPCLOUD_API_KEY to sync.json

${exitCodesHelp()}

Environment:
  NO_COLOR   no colours, where --color does not say always`,
  );
  return program;
}

/** What was mistyped is named without its value: that may be a key. */
function complaint(text: string): string {
  return text.replace(/^error: /, "jc-connector: ").replace(/(unknown option '-[^'=\n]*)=.*'/, "$1'");
}

/** As wide as the rest of a help text; commander wraps none that is added. */
function exitCodesHelp(): string {
  const codes = Object.entries(exitCodeWords).map(([code, words]) => `${code} ${words}`);
  const text = `Exit codes: ${codes.join(", ")}.`;
  return text.replace(/(.{1,79})(?: |$)/g, "$1\n").trimEnd();
}

function helpWidth(columns: number | undefined): number {
  return Math.min(100, columns || 80);
}
