import type { Command } from "commander";
import type { PrincipalsFlags } from "../look/run-principals.js";
import type { RunCommand } from "../program.js";
import { addLookOptions, columnsHelp, entitlementOption } from "./look-options.js";
import { fileDescription, readerVariables } from "./reader-options.js";

/** Declares `jc-connector principals`. */
export function addPrincipals(program: Command, run: RunCommand): void {
  const command = program
    .command("principals")
    .helpGroup("Look into a sync file:")
    .summary("who holds an entitlement, each once, and how")
    .description(
      "Lists who holds an entitlement, or any of several: each principal once, with the groups that it comes " +
        "through.",
    )
    .argument("[file]", fileDescription)
    .optionsGroup("Options:");
  command.addOption(entitlementOption().makeOptionMandatory());
  addLookOptions(command)
    .addHelpText(
      "after",
      `
${columnsHelp("  type, id, name, status, details, email, username, how, through")}

Examples:
  $ jc-connector principals -e "AWS Production"
  $ jc-connector principals -e group:5f4e0d90b07e4d21c83a9298:member
  $ jc-connector principals -e Slack --format csv > slack.csv

Environment:
${readerVariables}`,
    )
    .action((file: string | undefined, flags: PrincipalsFlags) =>
      run(async (context) => (await import("../look/run-principals.js")).runPrincipals(file, flags, context)),
    );
}
