import type { Argument, Command, Help, Option } from "commander";
import { declareCommands } from "../commands/declare-commands.js";
import type { Io } from "../io.js";
import { createProgram } from "../program.js";
import { candidatesFor } from "./candidates.js";
import type { ArgumentNode, CommandNode, OptionNode } from "./command-node.js";
import { helpSections } from "./help-sections.js";

/** The program with every command that its help lists, made of what declares them; nothing is printed or run. */
export async function readCommandTree(io: Pick<Io, "stdout" | "stderr">): Promise<CommandNode> {
  const program = createProgram(io);
  await declareCommands(program, async () => {});
  return nodeOf(program, "");
}

/** A command that is not run: what it adds to help is caught on the way out. `path` is what stands before it. */
export function nodeOf(command: Command, path: string): CommandNode {
  const help = command.createHelp();
  const below = help.visibleCommands(command);
  const names = command.commands.map((each) => each.name());
  return {
    path,
    name: command.name(),
    summary: command.summary() || command.description(),
    description: command.description(),
    usage: help.commandUsage(command),
    places: command.registeredArguments.map(argumentNode),
    options: help.visibleOptions(command).map((option) => optionNode(option, help)),
    globalOptions: help.visibleGlobalOptions(command).map((option) => optionNode(option, help)),
    commands: below.map((each) => {
      const node = nodeOf(each, `${path} ${each.name()}`.trim());
      return each.name() === "help" ? { ...node, places: placesOfHelp(node, names) } : node;
    }),
    sections: helpSections(textAfterHelp(command)),
  };
}

/** commander does not say that help takes the commands beside it. */
function placesOfHelp({ places }: CommandNode, names: readonly string[]): ArgumentNode[] {
  return places.map((place) => ({ ...place, candidates: { words: names, paths: "none" } }));
}

function argumentNode(argument: Argument): ArgumentNode {
  const name = argument.name();
  const candidates = candidatesFor({ name, choices: argument.argChoices });
  return { name, isRequired: argument.required, description: argument.description, candidates };
}

function optionNode(option: Option, help: Help): OptionNode {
  const { flags, long, short, argChoices: choices, required } = option;
  const name = /<(.+)>$/.exec(flags)?.[1];
  return {
    term: help.optionTerm(option),
    names: [short, long].filter((each) => each !== undefined && each !== null),
    description: help.optionDescription(option),
    group: option.helpGroupHeading ?? "",
    ...(required &&
      name !== undefined && { value: { name, candidates: candidatesFor({ name, flag: long, choices }) } }),
  };
}

function textAfterHelp(command: Command): string {
  let text = "";
  command.configureOutput({
    writeOut: (piece) => {
      text += piece;
    },
  });
  command.outputHelp();
  return text.slice(command.helpInformation().length);
}
