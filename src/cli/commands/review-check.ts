import type { Command } from "commander";
import type { RunCommand } from "../program.js";
import type { CheckFlags } from "../review/check/run-check.js";
import { formatOption } from "./format-option.js";
import { appended } from "./look-options.js";
import { readerVariables } from "./reader-options.js";
import { addReviewPlace } from "./review.js";

/** Declares `jc-connector review check`. */
export function addReviewCheck(review: Command, run: RunCommand): void {
  const command = review
    .command("check")
    .summary("what came back, who is missing, and what does not count")
    .description(
      "Reads what was put into the folder returned of a review, xlsx and CSV, and judges each row: of a sheet only the row " +
        "key and the decision are believed, and only where the row still shows what was sent. Says who is missing, " +
        "which rows are open, and what is not accepted, with file and row. With --forward it gives rows to somebody else.\n" +
        "Exit 0 every row is decided, and a closing left nothing open, 1 something is open or not accepted, 2 no review, or its files were changed, 75 the review is in use.",
    )
    .argument("<name>", "the name of the review: 2026-Q4")
    .optionsGroup("Options:");
  addReviewPlace(command)
    .option("--dir <path>", "the folder of dated sync files, in which the reviews are")
    .option("--missing", "print only the addresses of those who still owe answers, one a line")
    .option("--all", "show every row and address, not the first ones")
    .option("--forward <mail>", "give the rows that are Not mine to this person, on a new sheet")
    .option(
      "--sheet <reviewer>",
      "with --forward: give the open rows of this reviewer instead; may be given several times",
      appended,
    )
    .addOption(formatOption())
    .addHelpText(
      "after",
      `
Examples:
  $ jc-connector review check 2026-Q4
  $ jc-connector review check 2026-Q4 --missing
  $ jc-connector review check 2026-Q4 --forward lee@acme.com
  $ jc-connector review check 2026-Q4 --forward lee@acme.com \\
      --sheet dana.okafor@acme.com

Environment:
${readerVariables}`,
    )
    .action((name: string, flags: CheckFlags) =>
      run(async (context) =>
        (await import("../review/check/run-check.js")).runCheck(name, { flags, context }),
      ),
    );
}
