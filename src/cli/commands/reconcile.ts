import type { Command } from "commander";
import { timeValue } from "../option-value.js";
import type { RunCommand } from "../program.js";
import type { ReconcileFlags } from "../reconcile/run-reconcile.js";
import { addReaderOptions, fileDescription, readerVariables } from "./reader-options.js";

/** Declares `jc-connector reconcile`. */
export function addReconcile(program: Command, run: RunCommand): void {
  const command = program
    .command("reconcile")
    .helpGroup("Read a sync file:")
    .summary("compare a sync file with the reports of JumpCloud's Admin Portal")
    .description(
      "Compares a sync file with JumpCloud's own reports Users to User Groups and Users to SSO Applications, " +
        "downloaded from the Admin Portal as CSV or JSON: a second count that this program had no hand in.\n" +
        "The result is written beside the file, to FILE.reconcile.json.\n" +
        "Exit 0 the same, 1 different, 3 not whole, too old or not certain, 2 not readable, 6 a file that is false.",
    )
    .argument("[file]", fileDescription)
    .optionsGroup("Options:")
    .requiredOption("--report <path>", "a report; once for each of the two", appended)
    .option(
      "--report-time <time>",
      "when the report was made, for each --report in turn; else its file's time counts",
      (text: string, before?: readonly Date[]) => [...(before ?? []), timeValue(text)],
    )
    .option("--all", "show everybody who differs, and everything, not only the first")
    .option("--enrich", "write a sync file with the last sign-ins and granted-at times of the reports")
    .option("--out <path>", "where --enrich writes to; without it, where the result goes");
  addReaderOptions(command)
    .addHelpText(
      "after",
      `
Examples:
  $ jc-connector reconcile --report users-to-user-groups.csv
  $ jc-connector reconcile acme.json.gz --report groups.csv --report apps.csv
  $ jc-connector reconcile --report apps.csv --enrich --out enriched.json

Environment:
${readerVariables}`,
    )
    .action((file: string | undefined, flags: ReconcileFlags) =>
      run(async (context) =>
        (await import("../reconcile/run-reconcile.js")).runReconcile(file, flags, context),
      ),
    );
}

function appended(path: string, before: readonly string[] = []): string[] {
  return [...before, path];
}
