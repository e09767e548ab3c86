import type { Command } from "commander";
import type { DoctorFlags } from "../doctor/run-doctor.js";
import { numberWithin } from "../option-value.js";
import type { RunCommand } from "../program.js";
import { addConnectionOptions, connectionVariables } from "./connection-options.js";

/** Declares `jc-connector doctor`. */
export function addDoctor(program: Command, run: RunCommand): void {
  const command = program
    .command("doctor")
    .helpGroup("Sync:")
    .summary("may the key read everything that a sync needs?")
    .description(
      "Asks each endpoint that a sync needs for a single row, and tells what it answered. Changes nothing.\n" +
        "Exit 0 ready, 4 something needed is refused, 5 JumpCloud or the network failed.",
    );
  addConnectionOptions(command)
    .optionsGroup("Options:")
    .option("--demo", "ask the simulated organisation inside this program")
    .option(
      "--timeout <seconds>",
      "for an answer to begin, and to go on",
      numberWithin({ min: 0.1, max: 600 }),
      30,
    )
    .addHelpText(
      "after",
      `
Examples:
  $ jc-connector doctor
  $ jc-connector doctor --api-key-file ~/.jumpcloud.key --region eu

Environment:
${connectionVariables}`,
    )
    .action((flags: DoctorFlags) =>
      run(async (context) => (await import("../doctor/run-doctor.js")).runDoctor(flags, context)),
    );
}
