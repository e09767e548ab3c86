import type { Command } from "commander";
import { declareCommands } from "../../src/cli/commands/declare-commands.js";
import { createProgram } from "../../src/cli/program.js";
import { fakeIo } from "../cli/fake-io.js";

/** A command as commander holds it, without what help makes of it. */
export interface DeclaredCommand {
  /** Below the program: "review open"; of the program itself "". */
  path: string;
  /** Each way to write each option that it takes, the program's too. */
  flags: string[];
  /** Their names, "help" too. */
  commands: string[];
}

/** Every command of the program, first the program itself. */
export async function declaredCommands(): Promise<DeclaredCommand[]> {
  const program = createProgram(fakeIo());
  await declareCommands(program, async () => {});
  return commandAndBelow(program, "");
}

function commandAndBelow(command: Command, path: string): DeclaredCommand[] {
  const below = command.commands.filter((each) => each.name() !== "help");
  const options = [...command.options, ...(command.parent?.options ?? []), ...grandparentOptions(command)];
  const flags = options.flatMap(({ short, long }) => [short ?? [], long ?? []].flat());
  const own = {
    path,
    flags: [...new Set([...flags, "-h", "--help"])],
    commands: below.length > 0 ? [...below.map((each) => each.name()), "help"] : [],
  };
  return [own, ...below.flatMap((each) => commandAndBelow(each, `${path} ${each.name()}`.trim()))];
}

function grandparentOptions({ parent }: Command): Command["options"] {
  return parent?.parent?.options ?? [];
}
