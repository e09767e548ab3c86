import type { Command } from "commander";
import type { RunCommand } from "../program.js";
import type { CloseFlags } from "../review/close/close-flags.js";
import { formatOption } from "./format-option.js";
import { readerVariables } from "./reader-options.js";
import { addReviewPlace } from "./review.js";

/** Declares `jc-connector review close`. */
export function addReviewClose(review: Command, run: RunCommand): void {
  const command = review
    .command("close")
    .summary("look every row up in a later sync, and make the evidence")
    .description(
      "Looks every row of a review up in a sync that was made after its last change: whether it is still there, and why. " +
        "Writes closing.json, and the folder evidence, which an auditor reads without installing anything. " +
        "It may be done again with a later sync: the evidence of before is kept.\n" +
        "Exit 0 every row is decided, every removal is proven, and nothing that was kept was lost by one; 1 rows are open, 3 the sync is not whole, too old, or did not read what rows are about, 2 not readable or of another organisation, 6 a sync or receipts that are false, 75 another run is at it.",
    )
    .argument("<name>", "the name of the review: 2026-Q4")
    .argument("[file]", "the later sync file (default: sync.json, or the newest file of --dir)")
    .optionsGroup("Options:")
    .addOption(formatOption())
    .option("--dir <path>", "read the newest file of this folder of dated sync files");
  addReviewPlace(command)
    .addHelpText(
      "after",
      `
Examples:
  $ jc-connector sync && jc-connector review close 2026-Q4
  $ jc-connector review close 2026-Q4 --dir /var/lib/jumpcloud/acme

Environment:
${readerVariables}`,
    )
    .action((name: string, file: string | undefined, flags: CloseFlags) =>
      run(async (context) =>
        (await import("../review/close/run-close.js")).runClose({ name, file }, flags, context),
      ),
    );
}
