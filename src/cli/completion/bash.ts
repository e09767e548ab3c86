import type { Candidates } from "../command-tree/candidates.js";
import { allOptions, type CommandNode, withAllBelow } from "../command-tree/command-node.js";
import { singleQuoted } from "./single-quoted.js";

/**
 * The script for bash 4.1 and newer. It needs nothing of bash-completion: the words of a line, which readline splits at
 * "=" and ":" too, are put together again here. Paths are left to readline, which quotes blanks and knows "~".
 */
export function bashScript(program: CommandNode): string {
  const nodes = withAllBelow(program);
  return `# bash completion of jc-connector, made from its commands: source <(jc-connector completion bash)

# What may stand behind a command, given its names.
_jc_connector_about() {
  case $1 in
${nodes.map(about).join("\n")}
  esac
}

# What an option takes, given a command's names and the option; what stands at a place, given its number from 0.
_jc_connector_value() {
  words='' paths=none
  case $1 in
${valueCases(program, nodes)}
  esac
}

_jc_connector() {
  local commands='' options='' valued='' words='' paths=none
  local command='' place=0 asked='' joined='' ended='' token i IFS=$' \\t\\n'
  local word=\${COMP_WORDS[COMP_CWORD]}
  COMPREPLY=()
  _jc_connector_about ''
  for ((i = 1; i < COMP_CWORD; i++)); do
    token=\${COMP_WORDS[i]}
    if [[ $joined ]]; then
      joined=''
    elif [[ $token == [=:]* ]]; then
      [[ $asked ]] || joined=1
    elif [[ $asked ]]; then
      asked=''
    elif [[ ! $ended && $token == -- ]]; then
      ended=1
    elif [[ ! $ended && $token == -?* ]]; then
      [[ " $valued " == *" $token "* ]] && asked=$token
    elif [[ ! $ended && " $commands " == *" $token "* ]]; then
      command=\${command:+$command }$token
      _jc_connector_about "$command"
    else
      ((place += 1))
    fi
  done
  [[ $joined ]] && return
  if [[ $word == [=:]* ]]; then
    [[ $asked ]] || return
    word=''
  fi
  if [[ $asked ]]; then
    _jc_connector_value "$command $asked"
  elif [[ ! $ended && $word == -* ]]; then
    words=$options
  elif [[ $commands && ! $ended ]]; then
    words=$commands
  else
    _jc_connector_value "$command $place"
  fi
  COMPREPLY=($(compgen -W "$words" -- "$word"))
  ((\${#COMPREPLY[@]})) && return
  case $paths in
    files) compopt -o default ;;
    folders) compopt -o dirnames ;;
  esac
}

complete -F _jc_connector jc-connector
`;
}

function about(node: CommandNode): string {
  const options = allOptions(node);
  const valued = options.filter(({ value }) => value !== undefined);
  const list = (lists: readonly (readonly string[])[]) => singleQuoted(lists.flat().join(" "));
  return `    ${singleQuoted(node.path)})
      commands=${list([node.commands.map(({ name }) => name)])}
      options=${list(options.map(({ names }) => names))}
      valued=${list(valued.map(({ names }) => names))} ;;`;
}

/** One case for everything of which the same is offered; those of which nothing is are left out. */
function valueCases(program: CommandNode, nodes: readonly CommandNode[]): string {
  const byOutcome = new Map<string, string[]>();
  const add = (pattern: string, { words, paths }: Candidates) => {
    if (words.length === 0 && paths === "none") return;
    const outcome = `words=${singleQuoted(words.join(" "))} paths=${paths}`;
    byOutcome.set(outcome, [...(byOutcome.get(outcome) ?? []), pattern]);
  };
  for (const { path, places, options } of nodes) {
    for (const [place, { candidates }] of places.entries()) add(singleQuoted(`${path} ${place}`), candidates);
    for (const { names, value } of options) {
      if (value === undefined) continue;
      // The program's own may stand behind every command.
      const start = path === program.path ? "*" : "";
      for (const name of names) add(`${start}${singleQuoted(`${path} ${name}`)}`, value.candidates);
    }
  }
  return [...byOutcome]
    .map(([outcome, patterns]) => `    ${patterns.join(" | ")})\n      ${outcome} ;;`)
    .join("\n");
}
