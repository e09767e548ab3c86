import type { Command } from "commander";
import type { RunCommand } from "../program.js";
import type { StatsFlags } from "../stats/run-stats.js";
import { addReaderOptions, fileDescription, readerVariables } from "./reader-options.js";

/** Declares `jc-connector stats`. */
export function addStats(program: Command, run: RunCommand): void {
  const command = program
    .command("stats")
    .helpGroup("Read a sync file:")
    .summary("what a sync file holds, and how far it can be trusted")
    .description(
      "Counts what a sync file holds by resource type, and tells how each list was proven to be whole, " +
        "what was odd, what was not read, and what reading it cost.",
    )
    .argument("[file]", fileDescription)
    .optionsGroup("Options:")
    .option("--gaps", "only the lists that are not clean, one line each, and why");
  addReaderOptions(command)
    .addHelpText(
      "after",
      `
Examples:
  $ jc-connector stats
  $ jc-connector stats sync.json.rejected --gaps
  $ jc-connector stats --format json | jq .byResourceType.user

Environment:
${readerVariables}`,
    )
    .action((file: string | undefined, flags: StatsFlags) =>
      run(async (context) => (await import("../stats/run-stats.js")).runStats(file, flags, context)),
    );
}
