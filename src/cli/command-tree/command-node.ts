import type { Candidates } from "./candidates.js";

/** A command as its declaration tells it, for those who tell of all commands: shells and the manual. */
export interface CommandNode {
  /** Below the program: "review open"; of the program itself "". */
  path: string;
  name: string;
  /** One line. */
  summary: string;
  description: string;
  /** As help shows it, a way to call it a line. */
  usage: string;
  places: readonly ArgumentNode[];
  /** Its own, as help shows them. */
  options: readonly OptionNode[];
  /** Those of the program, which each command takes too; none of the program itself. */
  globalOptions: readonly OptionNode[];
  commands: readonly CommandNode[];
  sections: HelpSections;
}

export interface ArgumentNode {
  name: string;
  isRequired: boolean;
  description: string;
  candidates: Candidates;
}

export interface OptionNode {
  /** As help shows it: "-o, --format <format>". */
  term: string;
  /** Each way to write it, the short one first: "-o", "--format". */
  names: readonly string[];
  description: string;
  /** The heading that help shows it below; "" where there is none. */
  group: string;
  /** What follows it, if anything has to. */
  value?: { name: string; candidates: Candidates };
}

/** What help says below the options. */
export interface HelpSections {
  /** What stands before the examples. */
  notes: string;
  /** Command lines, each behind "$ ", a line or several. */
  examples: string;
  variables: readonly Variable[];
}

/** An environment variable, or several that go together. */
export interface Variable {
  name: string;
  meaning: string;
}

/** A command and all below it, as help lists them. */
export function withAllBelow(node: CommandNode): CommandNode[] {
  return [node, ...node.commands.flatMap(withAllBelow)];
}

/** Every option that may stand behind a command. */
export function allOptions({ options, globalOptions }: CommandNode): readonly OptionNode[] {
  return [...options, ...globalOptions];
}
