import type { CommandContext } from "../context.js";
import { type ExitCode, exitCodes } from "../exit-code.js";
import { writeOutput } from "../output.js";
import { connectorCapabilities } from "./capabilities.js";

/** `jc-connector capabilities`: as a connector of Baton prints them, which ends without a line end. */
export async function runCapabilities(context: CommandContext): Promise<ExitCode> {
  await writeOutput(context, [JSON.stringify(connectorCapabilities(), null, 2)]);
  return exitCodes.done;
}
