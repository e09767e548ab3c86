import type { Command } from "commander";

/** Declares `jc-connector review`, without its commands. */
export function addReview(program: Command): void {
  program
    .command("review")
    // With their arguments the names are so wide that commander would wrap no description.
    .configureHelp({ ...program.configureHelp(), subcommandTerm: (command) => command.name() })
    .helpGroup("Review access:")
    .summary("a whole access review: open, check, apply, close")
    .description(
      "A whole access review: sheets for those who decide, their answers checked, removals made and proven.",
    );
}

/** Where reviews are, for each of its commands. */
export function addReviewPlace(command: Command): Command {
  return command.option(
    "--reviews <path>",
    "the folder of all reviews (default: reviews, in the folder of --dir)",
  );
}
