import type { Command } from "commander";
import type { RunCommand } from "../program.js";
import type { ExpireFlags } from "../provision/run-expire.js";
import { formatOption } from "./format-option.js";
import { logged } from "./logged.js";
import { addWriteOptions, writeVariables } from "./provision.js";

/** Declares `jc-connector provision expire`. */
export function addExpire(provision: Command, run: RunCommand): void {
  const command = provision
    .command("expire")
    .summary("take back what was granted --until a time that is over")
    .description(
      "Takes back the grants whose --until is over, as the receipts tell: those alone that provision grant added itself, " +
        "each once. Without --write it says which, and changes nothing. What nobody knows of an earlier change is settled by reading back.\n" +
        "Exit 0 nothing is left to do, or the dry run's list, 7 some were not done, 5 not known, 2 no receipts, 4 refused by JumpCloud, 6 receipts that are false.",
    );
  addWriteOptions(command)
    .optionsGroup("Options:")
    .addOption(formatOption())
    .addHelpText(
      "after",
      `
Examples:
  $ jc-connector provision expire
  $ jc-connector provision expire --dir /var/lib/jumpcloud/acme \\
      --write --ticket "end of --until"

Environment:
${writeVariables}`,
    )
    .action((flags: ExpireFlags) =>
      run(logged(async (context) => (await import("../provision/run-expire.js")).runExpire(flags, context))),
    );
}
