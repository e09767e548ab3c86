import type { CommandContext } from "../context.js";
import { type ExitCode, exitCodes } from "../exit-code.js";
import { writeOutput } from "../output.js";
import { type SchemaName, schemas } from "./schemas.js";

/** `jc-connector schema`: the JSON Schema of a format, on standard output. */
export async function runSchema(name: SchemaName, context: CommandContext): Promise<ExitCode> {
  const schema = await schemas[name]();
  await writeOutput(context, [`${JSON.stringify(schema, null, 2)}\n`]);
  return exitCodes.done;
}
