import type { Command } from "commander";
import type { RunCommand } from "../program.js";
import { addReviewApply } from "./review-apply.js";
import { addReviewCheck } from "./review-check.js";
import { addReviewClose } from "./review-close.js";
import { addReviewOpen } from "./review-open.js";

/** Declares `jc-connector review` and its commands. */
export function addReview(program: Command, run: RunCommand): void {
  const review = program
    .command("review")
    // With their arguments the names are so wide that commander would wrap no description.
    .configureHelp({ ...program.configureHelp(), subcommandTerm: (command) => command.name() })
    .helpGroup("Review access:")
    .summary("a whole access review: open, check, apply, close")
    .description(
      "A whole access review: sheets for those who decide, their answers checked, removals made and proven.",
    );
  addReviewOpen(review, run);
  addReviewCheck(review, run);
  addReviewApply(review, run);
  addReviewClose(review, run);
}

/** Where reviews are, for each of its commands. */
export function addReviewPlace(command: Command): Command {
  return command.option(
    "--reviews <path>",
    "the folder of all reviews (default: reviews, in the folder of --dir)",
  );
}
