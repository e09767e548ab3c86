import type { Command } from "commander";
import type { RunCommand } from "../program.js";

/** Declares `jc-connector man`. */
export function addMan(program: Command, run: RunCommand): void {
  program
    .command("man")
    .helpGroup("Set it up:")
    .summary("the manual page of all commands, for man")
    .description(
      "Prints the manual page, in the language of man: every command with its options and examples, exit codes, " +
        "environment and files. A global installation by npm has put it where man jc-connector finds it.",
    )
    .addHelpText(
      "after",
      `
Examples:
  $ jc-connector man > jc-connector.1 && man ./jc-connector.1

Environment: none but NO_COLOR.`,
    )
    .action(() => run(async (context) => (await import("../manual/run-man.js")).runMan(context)));
}
