import { type Command, Option } from "commander";
import { optionalTypeNames } from "../../model/what-is-read.js";
import type { DoctorFlags } from "../doctor/run-doctor.js";
import { numberWithin } from "../option-value.js";
import type { RunCommand } from "../program.js";
import { addConnectionOptions, connectionVariables, startRpsOption } from "./connection-options.js";
import { formatOption } from "./format-option.js";
import { logged } from "./logged.js";
import { withoutValue } from "./sync.js";

/** Declares `jc-connector doctor`. */
export function addDoctor(program: Command, run: RunCommand): void {
  const command = program
    .command("doctor")
    .helpGroup("Sync:")
    .summary("may the key read everything that a sync needs?")
    .description(
      "Asks each endpoint that a sync needs, or may ask, for a single row, and tells what it answered. Changes nothing; " +
        "with --quiet, says nothing when all is well.\n" +
        "Exit 0 ready, 4 something needed is refused, 5 JumpCloud or the network failed.",
    );
  addConnectionOptions(command)
    .optionsGroup("Options:")
    .option("--demo", "ask the simulated organisation inside this program")
    .addOption(
      new Option("--without <types>", `as of the sync that is meant: ${optionalTypeNames.join(", ")}`)
        .choices(optionalTypeNames)
        .argParser(withoutValue),
    )
    .option("--group-rules", "as of the sync that is meant: the rules of dynamic groups are needed")
    .addOption(formatOption())
    .option(
      "--timeout <seconds>",
      "for an answer to begin, and to go on",
      numberWithin({ min: 0.1, max: 600 }),
      30,
    )
    .addOption(startRpsOption())
    .addHelpText(
      "after",
      `
Examples:
  $ jc-connector doctor
  $ jc-connector doctor --api-key-file ~/.jumpcloud.key --region eu
  $ jc-connector doctor --format json | jq '.checks[] | select(.isInTheWay)'

Environment:
${connectionVariables}`,
    )
    .action((flags: DoctorFlags) =>
      run(logged(async (context) => (await import("../doctor/run-doctor.js")).runDoctor(flags, context))),
    );
}
