import { type Command, Option } from "commander";
import type { GrantsFlags } from "../look/run-grants.js";
import type { RunCommand } from "../program.js";
import {
  addLookOptions,
  addTypeOption,
  appended,
  columnsHelp,
  entitlementOption,
  grantedTypes,
} from "./look-options.js";
import { fileDescription, readerVariables } from "./reader-options.js";

/** Declares `jc-connector grants`. */
export function addGrants(program: Command, run: RunCommand): void {
  const command = program
    .command("grants")
    .helpGroup("Look into a sync file:")
    .summary("who holds what, directly or through a group")
    .description(
      "Lists the grants of a sync file: which principal holds which entitlement, and how: " +
        "direct, inherited (only through groups) or both.",
    )
    .argument("[file]", fileDescription)
    .optionsGroup("Options:");
  addTypeOption(command, { description: "only of resources of this type", types: grantedTypes })
    .addOption(entitlementOption())
    .option(
      "-p, --principal <principal>",
      "only of this one: id, e-mail address, user name, name, or a part of it that no other has; all " +
        "accounts of a person, or the one whose id is given",
      appended,
    )
    .addOption(new Option("--direct", "only what is held directly, whatever comes through groups too"))
    .addOption(new Option("--inherited", "only what is held through groups alone").conflicts("direct"));
  addLookOptions(command)
    .addHelpText(
      "after",
      `
${columnsHelp(`  resourceType, resource, slug, principalType, principal, email, how, through,
  entitlementId, principalId, resourceId, id`)}

Examples:
  $ jc-connector grants -p ada@example.com
  $ jc-connector grants -e "AWS Production" --inherited
  $ jc-connector grants -t app --format csv > access.csv
  $ jc-connector grants -t role | cut -f 2,5 | sort

Environment:
${readerVariables}`,
    )
    .action((file: string | undefined, flags: GrantsFlags) =>
      run(async (context) => (await import("../look/run-grants.js")).runGrants(file, flags, context)),
    );
}
