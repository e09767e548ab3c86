import { readCommandTree } from "../command-tree/read-command-tree.js";
import type { CommandContext } from "../context.js";
import { type ExitCode, exitCodes } from "../exit-code.js";
import { writeOutput } from "../output.js";
import { manual } from "./manual.js";

/** `jc-connector man`: the manual page, on standard output. */
export async function runMan(context: CommandContext): Promise<ExitCode> {
  await writeOutput(context, [manual(await readCommandTree(context.io))]);
  return exitCodes.done;
}
