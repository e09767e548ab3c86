import { type Command, Option } from "commander";
import { domainValue } from "../option-value.js";
import type { RunCommand } from "../program.js";
import { fallbackValue, type OpenFlags } from "../review/open/open-flags.js";
import { formatOption } from "./format-option.js";
import { appended } from "./look-options.js";
import { readerVariables } from "./reader-options.js";
import { addReviewPlace } from "./review.js";

/** Declares `jc-connector review open`. */
export function addReviewOpen(review: Command, run: RunCommand): void {
  const command = review
    .command("open")
    .summary("make a sheet for everybody who decides")
    .description(
      "Makes the folder of a review out of a whole sync: one xlsx and one CSV for each reviewer, one row for each thing " +
        "that can be taken away, and beside them everything that somebody has, with who decides or why nobody is asked.\n" +
        "Exit 0 done, 2 not usable or there already, 3 a sync that is not whole, or left out what people have (--without), 6 one that is false: then nothing is written.",
    )
    .argument("<name>", "the name of the review: 2026-Q4")
    .argument("[file]", "the sync file (default: sync.json, or the newest file of --dir)")
    .optionsGroup("Options:")
    .addOption(
      new Option("--by <whom>", "who decides: each person's manager, or the owner of each resource")
        .choices(["manager", "resource"])
        .makeOptionMandatory(),
    )
    .requiredOption(
      "--fallback <mail>",
      "who decides where nobody else can, and about a reviewer's own access; may be given several times",
      fallbackValue,
    )
    .option("--owners <csv>", "with --by resource: who owns what, in columns resource (id or name) and email")
    .option(
      "--since <review>",
      "leave out what was kept in this closed review, or in last-review: the newest one",
    )
    .option("--only-privileged", "only what is sensitive")
    .option(
      "--privileged <glob>",
      "what is sensitive, by name or id: 'AWS*', 'app:AWS*'; administrators and their roles are; may be given several times",
      appended,
    )
    .option("--roster <csv>", "for the flags: who works here and who left, as the HR system exports it")
    .option("--sod <json>", "for the flags: which two things nobody may have together")
    .option("--suppressions <json>", "for the flags: findings that somebody agreed to")
    .option(
      "--internal-domain <domain>",
      "for the flags: a domain that is yours; may be given several times",
      domainValue,
    )
    .option("--dir <path>", "the folder of dated sync files: its newest is read where no file is named");
  addReviewPlace(command)
    .addOption(formatOption())
    .addHelpText(
      "after",
      `
Examples:
  $ jc-connector review open 2026-Q4 --by manager --fallback iam@acme.com
  $ jc-connector review open 2026-Q4 --dir acme --by resource \\
      --owners owners.csv --fallback iam@acme.com --fallback ciso@acme.com
  $ jc-connector review open 2026-12 --by manager --fallback iam@acme.com \\
      --only-privileged --privileged 'AWS*' --since last-review

Environment:
${readerVariables}`,
    )
    .action((name: string, file: string | undefined, flags: OpenFlags) =>
      run(async (context) =>
        (await import("../review/open/run-open.js")).runOpen({ name, file }, { flags, context }),
      ),
    );
}
