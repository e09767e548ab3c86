import type { Command } from "commander";
import type { RunCommand } from "../program.js";
import type { ReaderFlags } from "../reader.js";
import { addReaderOptions, fileDescription, readerVariables } from "./reader-options.js";

/** Declares `jc-connector verify`. */
export function addVerify(program: Command, run: RunCommand): void {
  const command = program
    .command("verify")
    .helpGroup("Read a sync file:")
    .summary("check that a sync file is whole and that what it says of itself is true")
    .description(
      "Reads a whole sync file and compares everything that it states about itself with its records: order, " +
        "duplicates, references, ids, counts, digest, completeness. With --dir the newest file, and the chain of all. " +
        "Of a file of receipts of changes (receipts.jsonl, in the folder too): its chain, and what nobody knows of; not on standard input.\n" +
        "Exit 0 sound, 6 something is false, 3 sound but not whole or too old, 2 not readable.",
    )
    .argument("[file]", fileDescription)
    .optionsGroup("Options:");
  addReaderOptions(command)
    .addHelpText(
      "after",
      `
Examples:
  $ jc-connector verify
  $ jc-connector verify acme.json.gz --format json
  $ jc-connector verify --dir /var/lib/jumpcloud/acme
  $ jc-connector verify receipts.jsonl
  $ jc-connector verify --max-age 36h && ./upload sync.json

Environment:
${readerVariables}`,
    )
    .action((file: string | undefined, flags: ReaderFlags) =>
      run(async (context) => (await import("../verify.js")).runVerify(file, flags, context)),
    );
}
