import { type Command, Option } from "commander";
import { type ExportFlags, exportFormats, whereValue } from "../export/export-flags.js";
import { domainValue } from "../option-value.js";
import type { RunCommand } from "../program.js";
import { appended } from "./look-options.js";
import { addReaderOptions, fileDescription, readerVariables } from "./reader-options.js";

/** Declares `jc-connector export`. */
export function addExport(program: Command, run: RunCommand): void {
  const command = program
    .command("export")
    .helpGroup("Read a sync file:")
    .summary("who may reach what, in the form that a review tool reads")
    .description(
      "Prints effective access: one row for each way in which an account has a group, an app or a role, with who it " +
        "is, whether it can be used, what it is, and how it came to be held.\n" +
        "Exit 0 done, 3 not whole or too old, 2 not readable, 75 another run writes to --out.",
    )
    .argument("[file]", fileDescription)
    .optionsGroup("Options:")
    .option("--out <path>", "write there instead: beside it, then in its place, for you alone")
    .option(
      "--columns <map>",
      "a CSV with columns of your own: a map's path, or the name of one that comes along",
    )
    .option("--all-accounts", "accounts that have nothing too, behind all others")
    .option("--risk", "what an audit finds of each row; reads the file twice")
    .option("--roster <csv>", "with --risk: who works here and who left, as the HR system exports it")
    .option("--sod <json>", "with --risk: which two things nobody may have together")
    .option("--suppressions <json>", "with --risk: findings that somebody agreed to, which flag nothing")
    .option("--where <condition>", "only rows of which this holds: column=value or column!=value", whereValue)
    .option(
      "--privileged <glob>",
      "what is sensitive, by name or id: 'AWS*', 'app:AWS*'; roles are",
      appended,
    )
    .option("--internal-domain <domain>", "a domain of addresses that are yours: acme.com", domainValue)
    .addOption(
      new Option("--names <mode>", "how people are named: full, initials, or none (ids alone)")
        .choices(["full", "initials", "none"])
        .default("full"),
    )
    .option("--no-csv-guard", "leave cells alone that a spreadsheet would calculate")
    .addOption(
      new Option(
        "--resource-name <what>",
        "of c1-csv: name, or id, which no rename changes (default: name)",
      ).choices(["name", "id"]),
    )
    .option("--extra", "of c1-csv: last login, user type, account owner and manager too")
    .addOption(
      new Option(
        "--layout <layout>",
        "of baton-file: grants (default), or mappings, which newer builds of it read",
      ).choices(["grants", "mappings"]),
    );
  addReaderOptions(command, {
    names: exportFormats,
    description:
      "review-csv (default) for people and spreadsheets, review-ndjson for programs, csv with --columns, " +
      "c1z, c1-csv or baton-file for ConductorOne",
    hasNoDefault: true,
  })
    .addHelpText(
      "after",
      `
--where, --privileged and --internal-domain may be given several times. Columns
are those of review-csv: jc-connector schema review says what each holds. What
makes its reader delete what is lacking (c1z, c1-csv, baton-file, some maps) is
made of a whole sync alone.

Examples:
  $ jc-connector export > review.csv
  $ jc-connector export --dir acme --all-accounts --risk --out review.csv
  $ jc-connector export --where resource_type=app --where privileged=true
  $ jc-connector export --columns vanta --out vanta.csv
  $ jc-connector export --format c1z --out jumpcloud.c1z
  $ jc-connector export --format baton-file --out jumpcloud.json
  $ jc-connector sync -f - | jc-connector export - -o review-ndjson | jq .path

Environment:
${readerVariables}`,
    )
    .action((file: string | undefined, flags: ExportFlags) =>
      run(async (context) => (await import("../export/run-export.js")).runExport(file, flags, context)),
    );
}
