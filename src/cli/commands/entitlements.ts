import type { Command } from "commander";
import type { EntitlementsFlags } from "../look/run-entitlements.js";
import type { RunCommand } from "../program.js";
import { addLookOptions, addTypeOption, appended, columnsHelp, grantedTypes } from "./look-options.js";
import { fileDescription, readerVariables } from "./reader-options.js";

/** Declares `jc-connector entitlements`. */
export function addEntitlements(program: Command, run: RunCommand): void {
  const command = program
    .command("entitlements")
    .helpGroup("Look into a sync file:")
    .summary("what may be granted, and how often it is")
    .description(
      "Lists the entitlements of a sync file: to be a member of a group or role, to have access to an app; " +
        "and how many grants there are of each.",
    )
    .argument("[file]", fileDescription)
    .optionsGroup("Options:");
  addTypeOption(command, { description: "only of resources of this type", types: grantedTypes }).option(
    "-r, --resource <resource>",
    "only of this one: id, type:id, name, or a part of it that no other has",
    appended,
  );
  addLookOptions(command)
    .addHelpText(
      "after",
      `
${columnsHelp(`  resourceType, resource, slug, purpose, grantableTo, grants, name, id,
  resourceId`)}

Examples:
  $ jc-connector entitlements -t group
  $ jc-connector entitlements -r Engineering
  $ jc-connector entitlements --format ndjson | jq -r .id

Environment:
${readerVariables}`,
    )
    .action((file: string | undefined, flags: EntitlementsFlags) =>
      run(async (context) =>
        (await import("../look/run-entitlements.js")).runEntitlements(file, flags, context),
      ),
    );
}
