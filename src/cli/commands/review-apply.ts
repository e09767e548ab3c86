import { type Command, Option } from "commander";
import { numberWithin } from "../option-value.js";
import type { RunCommand } from "../program.js";
import { type ApplyFlags, planLists } from "../review/apply/apply-flags.js";
import { formatOption } from "./format-option.js";
import { logged } from "./logged.js";
import { appended } from "./look-options.js";
import { addPermissionOptions, addWriteConnectionOptions, writeVariables } from "./provision.js";
import { addReviewPlace } from "./review.js";

/** Declares `jc-connector review apply`. */
export function addReviewApply(review: Command, run: RunCommand): void {
  const command = review
    .command("apply")
    .usage("[options] NAME [FILE]")
    .summary("plan the removals, and with --write make them")
    .description(
      "Says what becomes of every removal that was decided, against a whole sync that is younger than 24 h; nothing is changed. " +
        "With --write and the number that the plan says, removes one after the other, with a receipt of each call.\n" +
        "Exit 0 the plan, or all is done, 7 some were not done, 5 not known, 3 the sync is too old or not whole, 2 refused here, 4 by JumpCloud, 6 a sync or receipts that are false, 75 another run is at it.",
    )
    .argument("<name>", "the name of the review: 2026-Q4")
    .argument(
      "[file]",
      'the sync file; "-" is standard input (default: sync.json, or the newest file of --dir)',
    );
  addReviewPlace(command)
    .option(
      "--dir <path>",
      "the folder of dated sync files: the newest is read where no FILE is named, and the reviews are in it",
    )
    .addOption(formatOption())
    .addOption(
      new Option(
        "--show <list>",
        `one list of the plan, a row a line: ${Object.keys(planLists).join(", ")}`,
      ).choices(Object.keys(planLists)),
    )
    .option(
      "--again <key>",
      "remove this row though it was gone and came back; may be given several times",
      appended,
    )
    .optionsGroup("To change something:");
  addPermissionOptions(command)
    .option(
      "--expect <n>",
      "how many are removed, as the plan said",
      numberWithin({ min: 0, max: 1_000_000, whole: true }),
    )
    .option("--force", "also more than 200, or more than 5 % of what the review could remove")
    .option("--self", "also of the person whose key it is");
  addWriteConnectionOptions(command)
    .addHelpText(
      "after",
      `
Examples:
  $ jc-connector review apply 2026-Q4
  $ jc-connector review apply 2026-Q4 --show held
  $ jc-connector review apply 2026-Q4 --write --expect 115 --ticket SEC-4711

Environment:
${writeVariables}`,
    )
    .action((name: string, file: string | undefined, flags: ApplyFlags) =>
      run(
        logged(async (context) =>
          (await import("../review/apply/run-apply.js")).runApply(name, { file, flags, context }),
        ),
      ),
    );
}
