import { type Command, InvalidArgumentError } from "commander";
import { type Condition, parseCondition } from "../../access/condition.js";
import { typeNames } from "../../model/what-is-read.js";
import type { ResourcesFlags } from "../look/run-resources.js";
import type { RunCommand } from "../program.js";
import { addLookOptions, addTypeOption, columnsHelp } from "./look-options.js";
import { fileDescription, readerVariables } from "./reader-options.js";

/** Declares `jc-connector resources`. */
export function addResources(program: Command, run: RunCommand): void {
  const command = program
    .command("resources")
    .helpGroup("Look into a sync file:")
    .summary("users, administrators, groups, apps and roles")
    .description("Lists the resources of a sync file: users, administrators, groups, apps and roles.")
    .argument("[file]", fileDescription)
    .optionsGroup("Options:");
  addTypeOption(command, { description: "only this resource type", types: typeNames }).option(
    "--where <condition>",
    "only resources of which this holds: path=value or path!=value; all, where given several times",
    conditionValue,
  );
  addLookOptions(command)
    .addHelpText(
      "after",
      `
A path is a column, or the keys of a resource as it stands in the file, such as
profile.department. Upper and lower case of the value are the same, * stands for
any characters, and what is not there equals nothing but the empty text.

${columnsHelp("  type, id, name, status, details, email, username")}

Examples:
  $ jc-connector resources -t user --where profile.department=Sales
  $ jc-connector resources -t user --where status=disabled
  $ jc-connector resources -t user --where profile.manager= --format csv
  $ jc-connector resources -t group | cut -f 2,3

Environment:
${readerVariables}`,
    )
    .action((file: string | undefined, flags: ResourcesFlags) =>
      run(async (context) => (await import("../look/run-resources.js")).runResources(file, flags, context)),
    );
}

function conditionValue(text: string, before: readonly Condition[] = []): Condition[] {
  const condition = parseCondition(text);
  if (condition === undefined) {
    throw new InvalidArgumentError("Give one such as profile.department=Sales or status!=enabled.");
  }
  return [...before, condition];
}
