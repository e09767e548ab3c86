import type { Command } from "commander";
import type { DemoFlags } from "../demo.js";
import { numberWithin } from "../option-value.js";
import type { RunCommand } from "../program.js";

/** Declares `jc-connector demo`. */
export function addDemo(program: Command, run: RunCommand): void {
  program
    .command("demo")
    .helpGroup("Try it:")
    .summary("serve the simulated organisation, to point any client at")
    .description(
      "Serves a simulated JumpCloud organisation on this machine's loopback address until interrupted.\n" +
        "Its names, addresses and keys are invented; nothing is read from or sent to JumpCloud.",
    )
    .optionsGroup("Options:")
    .option("--port <n>", "0 takes any free one", numberWithin({ min: 0, max: 65_535, whole: true }), 8444)
    .option(
      "--users <n>",
      "a generated organisation with so many users in place of the small one",
      numberWithin({ min: 1, max: 200_000, whole: true }),
    )
    .option(
      "--seed <n>",
      "which generated organisation",
      numberWithin({ min: 0, max: 2 ** 32 - 1, whole: true }),
      1,
    )
    .option(
      "--latency <ms>",
      "how long each answer takes",
      numberWithin({ min: 0, max: 60_000, whole: true }),
      0,
    )
    .addHelpText(
      "after",
      `
Examples:
  $ jc-connector demo
  $ jc-connector demo --users 5000 --latency 20

Environment: none but NO_COLOR.`,
    )
    .action((flags: DemoFlags) =>
      run(async (context) => (await import("../demo.js")).runDemo(flags, context)),
    );
}
