import { Argument, type Command } from "commander";
import { type Shell, shells } from "../completion/shells.js";
import type { RunCommand } from "../program.js";

/** Declares `jc-connector completion`. */
export function addCompletion(program: Command, run: RunCommand): void {
  const names = Object.keys(shells);
  program
    .command("completion")
    .helpGroup("Set it up:")
    .summary("a script by which a shell completes commands and options")
    .description(
      "Prints a script for a shell: it completes commands, options, the values of those that take one of a few, and " +
        "paths. It is made of the commands of this version, and starts no process: print it anew after an update.",
    )
    .addArgument(new Argument("<shell>", `the shell: ${names.join(", ")}`).choices(names))
    .addHelpText(
      "after",
      `
bash 4.1 or newer needs nothing besides; for the second way it has the package
bash-completion. zsh has to have run compinit.

Examples:
  $ source <(jc-connector completion bash)
  $ jc-connector completion bash \\
      > ~/.local/share/bash-completion/completions/jc-connector
  $ source <(jc-connector completion zsh)
  $ jc-connector completion zsh > "\${fpath[1]}/_jc-connector"
  $ jc-connector completion fish > ~/.config/fish/completions/jc-connector.fish

Environment: none but NO_COLOR.`,
    )
    .action((shell: Shell) =>
      run(async (context) => (await import("../completion/run-completion.js")).runCompletion(shell, context)),
    );
}
