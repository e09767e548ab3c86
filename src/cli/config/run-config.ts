import type { CommandContext } from "../context.js";
import { type ExitCode, exitCodes } from "../exit-code.js";
import { writeOutput } from "../output.js";
import { connectorConfiguration } from "./configuration.js";

/** `jc-connector config`: as a connector of Baton prints it, which ends without a line end. */
export async function runConfig(context: CommandContext): Promise<ExitCode> {
  await writeOutput(context, [JSON.stringify(connectorConfiguration(), null, 2)]);
  return exitCodes.done;
}
