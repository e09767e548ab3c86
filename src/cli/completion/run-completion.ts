import { readCommandTree } from "../command-tree/read-command-tree.js";
import type { CommandContext } from "../context.js";
import { type ExitCode, exitCodes } from "../exit-code.js";
import { writeOutput } from "../output.js";
import { type Shell, shells } from "./shells.js";

/** `jc-connector completion`: a shell's script, on standard output. */
export async function runCompletion(shell: Shell, context: CommandContext): Promise<ExitCode> {
  const script = await shells[shell]();
  await writeOutput(context, [script(await readCommandTree(context.io))]);
  return exitCodes.done;
}
