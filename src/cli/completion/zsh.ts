import type { Candidates } from "../command-tree/candidates.js";
import { allOptions, type CommandNode, type OptionNode, withAllBelow } from "../command-tree/command-node.js";
import { singleQuoted } from "./single-quoted.js";

/** The script for zsh: a function for each command, by _arguments; sourced, or found on fpath as _jc-connector. */
export function zshScript(program: CommandNode): string {
  return `#compdef jc-connector
# zsh completion of jc-connector, made from its commands: source <(jc-connector completion zsh)

${withAllBelow(program).map(commandFunction).join("\n\n")}

if [[ \${funcstack[1]} = _jc-connector ]]; then
  _jc-connector "$@"
else
  compdef _jc-connector jc-connector
fi
`;
}

function functionName(path: string): string {
  return ["_jc-connector", ...path.split(" ")].filter((part) => part !== "").join("_");
}

function commandFunction(node: CommandNode): string {
  const options = allOptions(node).flatMap(optionSpecs);
  const body = node.commands.length > 0 ? choice(node, options) : leaf(node, options);
  return `${functionName(node.path)}() {\n${body}\n}`;
}

function leaf({ places }: CommandNode, options: readonly string[]): string {
  const specs = places.map(({ name, isRequired, candidates }) =>
    singleQuoted(`${isRequired ? ":" : "::"}${name}:${action(candidates)}`),
  );
  return argumentsCall(["-s", "-S", ...options, ...specs]);
}

/** A command that others stand below: its options, then one of these, which gets the rest of the line. */
function choice({ commands }: CommandNode, options: readonly string[]): string {
  const described = commands.map(({ name, summary }) => singleQuoted(`${name}:${summary}`));
  const cases = commands.map(({ name, path }) => `        ${name}) ${functionName(path)} ;;`);
  return `  local curcontext=$curcontext state line
  typeset -A opt_args
${argumentsCall(["-s", "-S", "-C", ...options, "'(-): :->command'", "'(-)*:: :->rest'"])} && return
  case $state in
    command)
      local -a commands=(
        ${described.join("\n        ")}
      )
      _describe -t commands command commands ;;
    rest)
      case $words[1] in
${cases.join("\n")}
      esac ;;
  esac`;
}

function argumentsCall(words: readonly string[]): string {
  return `  _arguments ${words.join(" \\\n    ")}`;
}

/** What takes a value may be given several times, or be corrected by a second one; what takes none is offered once. */
function optionSpecs({ names, description, value }: OptionNode): string[] {
  const told = `[${description.replace(/[[\]\\:]/g, "\\$&")}]`;
  if (value === undefined) return names.map((name) => singleQuoted(`(${names.join(" ")})${name}${told}`));
  const asked = `:${value.name.replaceAll(":", "\\:")}:${action(value.candidates)}`;
  return names.map((name) => singleQuoted(`*${name}${name.startsWith("--") ? "=" : "+"}${told}${asked}`));
}

function action({ words, paths }: Candidates): string {
  const pathAction = { none: "", files: "_files", folders: "_files -/" }[paths];
  if (words.length === 0) return pathAction || " ";
  return pathAction ? `{compadd -- ${words.join(" ")}; ${pathAction}}` : `(${words.join(" ")})`;
}
