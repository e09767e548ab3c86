import { packageVersion } from "../../model/package-version.js";
import { type CommandNode, type OptionNode, withAllBelow } from "../command-tree/command-node.js";
import { exitCodeWords } from "../exit-code.js";
import { files } from "./files.js";
import { escaped, item, paragraph, quoted, section, subsection, verbatim } from "./roff.js";

/** The manual page of a program with all its commands. */
export function manual(program: CommandNode): string {
  // Which help there is of commands below another is told of `help` once.
  const commands = withAllBelow(program).filter(({ path }) => path !== "" && !path.endsWith(" help"));
  return `${[
    `.TH JC\\-CONNECTOR 1 "" ${quoted(`${program.name} ${packageVersion()}`)} "User Commands"`,
    // Of what stands in two columns nothing is to be hyphenated or stretched.
    ".nh\n.ad l",
    section(
      "NAME",
      `${escaped(program.name)} \\- JumpCloud as a graph of resources, entitlements and grants`,
    ),
    section("SYNOPSIS", ...usages(program)),
    section("DESCRIPTION", escaped(program.description), verbatim(program.sections.examples)),
    section("OPTIONS", escaped("Every command takes these."), ...program.options.map(optionItem)),
    section("COMMANDS", ...commands.map(command)),
    section("EXIT STATUS", ...Object.entries(exitCodeWords).map(([code, words]) => item(code, words))),
    section("ENVIRONMENT", ...[...variables(program)].map(([name, meaning]) => item(name, meaning))),
    section("FILES", ...Object.entries(files).map(([name, what]) => item(name, what))),
    section("SEE ALSO", ".BR jq (1),", ".BR sha256sum (1),", ".BR crontab (5)"),
  ].join("\n")}\n`;
}

function command({ path, usage, description, places, options, sections }: CommandNode): string {
  const described = places.filter((place) => place.description !== "");
  const own = options.filter(({ names }) => !names.includes("--help"));
  return subsection(
    path,
    ...usages({ usage }),
    ...description.split("\n").map(paragraph),
    ...described.map((place) => item(place.name, place.description)),
    ...own.flatMap((option, index) => [...headingOf(option, own[index - 1]), optionItem(option)]),
    ...(sections.notes === "" ? [] : [verbatim(sections.notes)]),
    ...(sections.examples === "" ? [] : [paragraph("Examples:"), verbatim(sections.examples)]),
  );
}

/** Options stand in the groups in which help has them. */
function headingOf({ group }: OptionNode, before: OptionNode | undefined): string[] {
  return group === "" || group === before?.group ? [] : [paragraph(group)];
}

function usages({ usage }: Pick<CommandNode, "usage">): string[] {
  return [
    usage
      .split("\n")
      .map((line) => `.B ${quoted(line.trim())}`)
      .join("\n.br\n"),
  ];
}

function optionItem({ term, description }: OptionNode): string {
  return item(term, description);
}

/** What stands in the help of any command, each once. */
function variables(program: CommandNode): ReadonlyMap<string, string> {
  const all = withAllBelow(program).flatMap(({ sections }) => sections.variables);
  return new Map(all.map(({ name, meaning }) => [name, meaning]));
}
