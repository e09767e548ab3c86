import type { Command } from "commander";
import type { LookFlags } from "../look/look.js";
import type { RunCommand } from "../program.js";
import { addLookOptions, columnsHelp } from "./look-options.js";
import { fileDescription, readerVariables } from "./reader-options.js";

/** Declares `jc-connector resource-types`. */
export function addResourceTypes(program: Command, run: RunCommand): void {
  const command = program
    .command("resource-types")
    .helpGroup("Look into a sync file:")
    .summary("the kinds of things in a sync file, and how many of each")
    .description("Lists the resource types of a sync file, with how many resources, entitlements and grants.")
    .argument("[file]", fileDescription)
    .optionsGroup("Options:");
  addLookOptions(command)
    .addHelpText(
      "after",
      `
${columnsHelp("  id, name, traits, resources, entitlements, grants, description")}

Examples:
  $ jc-connector resource-types
  $ jc-connector resource-types acme.json.gz --format json

Environment:
${readerVariables}`,
    )
    .action((file: string | undefined, flags: LookFlags) =>
      run(async (context) =>
        (await import("../look/run-resource-types.js")).runResourceTypes(file, flags, context),
      ),
    );
}
