import { type CommandNode, type OptionNode, withAllBelow } from "../command-tree/command-node.js";

/** The script for fish: one line for each command, option and argument, with when it is offered. */
export function fishScript(program: CommandNode): string {
  const nodes = withAllBelow(program);
  const commands = nodes.map(({ path }) => path).filter((path) => path !== "");
  return `# fish completion of jc-connector, made from its commands: jc-connector completion fish | source

# Whether the words before the cursor name this command; with a number, whether so many of its arguments are there.
function __jc_connector_at -a asked place
    set -l command ''
    set -l count 0
    set -l ended
    set -l tokens (commandline -opc)
    set -e tokens[1]
    while set -q tokens[1]
        set -l token $tokens[1]
        set -e tokens[1]
        if test -z "$ended"; and string match -q -- '-?*' $token
            if test "$token" = --
                set ended yes
            else if contains -- $token ${valuedNames(program.options)}
                set -e tokens[1]
            else if contains -- "$command $token" ${nodes.flatMap(valuedPaths).join(" ")}
                set -e tokens[1]
            end
        else if contains -- (string trim -- "$command $token") ${commands.map(quoted).join(" ")}
            set command (string trim -- "$command $token")
        else
            set count (math $count + 1)
        end
    end
    test "$command" = "$asked"; and begin
        test -z "$place"; or test "$count" -eq "$place"
    end
end

complete -c jc-connector -e
complete -c jc-connector -f
${nodes.flatMap(lines).join("\n")}
`;
}

function valuedNames(options: readonly OptionNode[]): string {
  return options.flatMap(({ names, value }) => (value === undefined ? [] : names)).join(" ");
}

function valuedPaths({ path, options }: CommandNode): string[] {
  if (path === "") return [];
  return options.flatMap(({ names, value }) =>
    value === undefined ? [] : names.map((name) => quoted(`${path} ${name}`)),
  );
}

function lines({ path, commands, options, places }: CommandNode): string[] {
  const at = (place?: number) => {
    const words = [quoted(path), ...(place === undefined ? [] : [place])].join(" ");
    return ` -n ${quoted(`__jc_connector_at ${words}`)}`;
  };
  return [
    ...commands.map(({ name, summary }) => complete(`${at(0)} -a ${quoted(name)} -d ${quoted(summary)}`)),
    // The program's own may stand behind every command.
    ...options.map((option) => complete(`${path === "" ? "" : at()}${optionWords(option)}`)),
    ...places.flatMap(({ candidates: { words, paths } }, place) => {
      const files = paths === "files" ? " -F" : "";
      const offered = offeredWords(words, paths);
      return files || offered ? complete(`${at(place)}${files}${offered}`) : [];
    }),
  ];
}

function optionWords({ names, description, value }: OptionNode): string {
  const flags = names.map((name) =>
    name.startsWith("--") ? ` -l ${name.slice(2)}` : ` -s ${name.slice(1)}`,
  );
  const told = `${flags.join("")} -d ${quoted(description)}`;
  if (value === undefined) return told;
  const { words, paths } = value.candidates;
  return `${told}${paths === "files" ? " -r -F" : " -x"}${offeredWords(words, paths)}`;
}

function offeredWords(words: readonly string[], paths: "none" | "files" | "folders"): string {
  const folders = paths === "folders" ? ["(__fish_complete_directories)"] : [];
  const offered = [...words, ...folders];
  return offered.length > 0 ? ` -a ${quoted(offered.join(" "))}` : "";
}

function complete(words: string): string {
  return `complete -c jc-connector${words}`;
}

/** A word in single quotes, in which fish knows two escapes. */
function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, "\\$&")}'`;
}
