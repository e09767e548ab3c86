import { execFile, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Shell } from "../../src/cli/completion/shells.js";
import { runCli, temporaryFolder } from "./cli.js";
import { programOnPath } from "./program-on-path.js";

/** What a shell offers at the end of each line, sorted: names as they are, without the sign that ends a folder's. */
export type Ask = (lines: readonly string[], cwd?: string) => Promise<string[][]>;

/** Each shell by its name, with the script of the built program sourced and nothing of a person's own. */
export const askShell: Readonly<Record<Shell, Ask>> = {
  bash: asker({
    shell: "bash",
    args: ["--norc"],
    // Outside of readline compopt is refused: what readline would do then is done here.
    script: `
      source "$1"; shift
      compopt() {
        local action=-f; [[ $2 == dirnames ]] && action=-d
        while IFS= read -r name; do COMPREPLY+=("$name"); done < <(compgen $action -- "\${COMP_WORDS[COMP_CWORD]}")
      }
      for line; do
        # A word a line; readline makes words of "=" and ":" too.
        mapfile -t COMP_WORDS < <(sed -E 's/ /\\n/g; s/[=:]+/\\n&\\n/g' <<< "$line")
        COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
        _jc_connector
        echo "== $line"
        printf '%s\\n' "\${COMPREPLY[@]}"
      done`,
  }),
  zsh: askZsh({ before: "", after: "source $1" }),
  fish: asker({
    shell: "fish",
    args: ["--no-config"],
    script: `
      source $argv[1]
      for line in $argv[2..]
        echo "== $line"
        complete -C $line | string replace -r '\\t.*' ''
      end
      true`,
  }),
};

/** zsh, which finds the script by its name among the functions that it may load. */
export const askZshOnFpath = askZsh({ before: "fpath=($1:h $fpath)", after: "" });

/** A terminal's shell in a pseudo terminal: what its completion adds is told of on the way. */
function askZsh({ before, after }: { before: string; after: string }): Ask {
  return asker({
    shell: "zsh",
    args: ["-f"],
    script: `
      zmodload zsh/zpty
      zpty inner zsh -f -i
      until_told() { zpty -w inner "echo 'TOLD''-NOW'"; zpty -r inner told '*TOLD-NOW*' }
      zpty -w inner "stty -echo cols 200; PROMPT= unsetopt autolist automenu; ${before}; autoload -Uz compinit; compinit -u -D; ${after}"
      zpty -w inner 'compadd() {
        local -a found
        [[ \${@[1,(i)(-|--)]} == *-(O|A|D)\\ * ]] || builtin compadd -A found "$@"
        (( $#found )) && printf "hit<%s>\\n" "\${(Q)found[@]}"
        builtin compadd "$@"
      }'
      until_told
      shift
      for line; do
        # The line is made one that does nothing. To kill it would be heard before it is read, by the terminal.
        zpty -w inner "$line"$'\\t\\C-a: '
        until_told
        print -r -- "== $line"
        print -r -- "$told" | tr -d '\\r' | sed -n 's/.*hit<\\(.*\\)>$/\\1/p'
      done
      zpty -d inner`,
  });
}

/** Whether the shell is on the PATH, and new enough: the bash of macOS is that of 2007. */
export function canComplete(shell: Shell): boolean {
  if (programOnPath(shell) === undefined) return false;
  if (shell !== "bash") return true;
  const { stdout } = spawnSync("bash", ["-c", "echo $BASH_VERSINFO"], { encoding: "utf8" });
  return Number(stdout) > 3;
}

interface ShellRun {
  shell: Shell;
  args: readonly string[];
  /** Gets the path of the program's script and the lines; prints each behind "== ", and what is offered, a line each. */
  script: string;
}

function asker({ shell, args, script }: ShellRun): Ask {
  return async (lines, cwd = temporaryFolder()) => {
    const folder = temporaryFolder();
    const { stdout: completion } = await runCli(["completion", shell]);
    writeFileSync(join(folder, "_jc-connector"), completion);
    writeFileSync(join(folder, "ask"), script);
    const words = [...args, join(folder, "ask"), join(folder, "_jc-connector"), ...lines];
    const { stdout, stderr } = await promisify(execFile)(shell, words, { cwd, timeout: 100_000 });
    if (stderr !== "") throw new Error(`${shell}: ${stderr}`);
    const answers = stdout.split(/^== .*\n/m).slice(1);
    return answers.map((answer) => [...new Set(answer.split("\n").map(plain))].filter(Boolean).sort());
  };
}

/** fish repeats an option that its value is written behind. */
function plain(offered: string): string {
  return offered.replace(/^--[a-z-]+=(?=.)/, "").replace(/[/=]$/, "");
}
