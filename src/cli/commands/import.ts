import type { Command } from "commander";
import type { ImportFlags } from "../import/run-import.js";
import type { RunCommand } from "../program.js";

/** Declares `jc-connector import`. */
export function addImport(program: Command, run: RunCommand): void {
  program
    .command("import")
    .helpGroup("Sync:")
    .summary("make a sync file of a c1z, of baton-jumpcloud's too")
    .description(
      "Makes a sync file of the newest finished sync in a c1z of version 1 (SQLite): of one that export made, or of " +
        "Baton's own connector, so that diff tells what changed since its last sync.\n" +
        "Exit 0 done, 3 done and the sync in it is not whole, 2 not readable or not writable, 75 another run writes there.",
    )
    .argument("<file>", "the c1z")
    .optionsGroup("Options:")
    .requiredOption("--out <path>", "the sync file; .gz compresses, - is standard output")
    .option("--match <sync>", "a sync of ours of the same organisation, which tells administrators apart")
    .option("--force", "replace what is no sync file, is another organisation's, or is of a later sync")
    .addHelpText(
      "after",
      `
baton-jumpcloud makes one account of a user and an administrator of the same
address, and writes access to an app the same whether it is direct or through a
group. Without --match, administrators and their roles are left out, and diff
takes them for not read. Times in a c1z have no zone: they are taken as UTC.

Examples:
  $ jc-connector sync
  $ jc-connector import sync.c1z --match sync.json --out before.json
  $ jc-connector diff before.json sync.json

Environment: none but NO_COLOR.`,
    )
    .action((file: string, flags: ImportFlags) =>
      run(async (context) => (await import("../import/run-import.js")).runImport(file, flags, context)),
    );
}
