import { Argument, type Command } from "commander";
import type { RunCommand } from "../program.js";
import { type SchemaName, schemas } from "../schema/schemas.js";

/** Declares `jc-connector schema`. */
export function addSchema(program: Command, run: RunCommand): void {
  program
    .command("schema")
    .helpGroup("Read a sync file:")
    .summary("the JSON Schema of a format")
    .description("Prints the JSON Schema (draft 2020-12) of a format, for validators and code generators.")
    .addArgument(
      new Argument("<format>", `the format: ${Object.keys(schemas).join(", ")}`).choices(
        Object.keys(schemas),
      ),
    )
    .addHelpText(
      "after",
      `
Examples:
  $ jc-connector schema sync > sync.schema.json
  $ jc-connector schema diff > diff.schema.json`,
    )
    .action((name: SchemaName) =>
      run(async (context) => (await import("../schema/run-schema.js")).runSchema(name, context)),
    );
}
