import { type Command, Option } from "commander";
import type { DiffFlags } from "../diff/diff-flags.js";
import { failOnValue, ignoreValue, kindsValue } from "../diff/diff-flags.js";
import { sinceValue } from "../diff/since.js";
import { numberWithin, spanValue } from "../option-value.js";
import type { RunCommand } from "../program.js";
import { readerVariables } from "./reader-options.js";

const severityWords = ["info", "low", "medium", "high", "critical"];

/** Declares `jc-connector diff`. */
export function addDiff(program: Command, run: RunCommand): void {
  program
    .command("diff")
    .helpGroup("Read a sync file:")
    .summary("what changed between two sync files, and what it means")
    .description(
      "Compares two sync files: who joined, left, moved, gained or lost what, and why; and, for programs, every " +
        "record and field. Without FILE, the last two of --dir; with OLD alone, OLD and the newest.\n" +
        "What one of the files may lack is never told as added or removed: it is uncertain.\n" +
        "Exit 0 the same, 1 different, 3 not certain or too old, 2 not readable or of two organisations.",
    )
    .argument("[old]", 'the older sync file; "-" is standard input')
    .argument("[new]", 'the newer one; "-" is standard input')
    .optionsGroup("Options:")
    .addOption(
      new Option("-o, --format <format>", "text for people, markdown for tickets, or json for programs")
        .choices(["text", "json", "markdown"])
        .default("text"),
    )
    .option("--stat", "only how much changed")
    .option("--all", "every record and field too, and lists uncut")
    .option(
      "--max-bytes <n>",
      "shorten markdown to that many bytes, what is left out counted: a comment of GitHub takes 65000",
      numberWithin({ min: 1000, max: 1_000_000_000, whole: true }),
    )
    .option("--only <kinds>", "only these events: joiner,leaver-still-admin", kindsValue)
    .addOption(
      new Option("--severity <severity>", "only events that are at least so severe").choices(severityWords),
    )
    .option("--ignore <type:path>", "leave a field out: user:/profile/location, *:/createdAt", ignoreValue)
    .option("--fail-on <what>", "exit 1 only for these events or this severity: high,joiner", failOnValue)
    .option("--exit-zero", "exit 0 where it would be 1")
    .addOption(
      new Option("--names <mode>", "how people are named: full, initials, or none (ids alone)")
        .choices(["full", "initials", "none"])
        .default("full"),
    )
    .option(
      "--privileged <glob>",
      "what is sensitive, by name or id: 'AWS*', 'app:AWS*'; roles are",
      appended,
    )
    .option("--since <when>", "walk all files of --dir since then: 7d, monday, 2026-10-01", sinceValue)
    .option("--dir <path>", "a folder of dated sync files")
    .option("--max-age <span>", "exit 3 when the newer file is older: 90m, 36h, 7d", spanValue)
    .option("--allow-incomplete", "do not exit 3 because something is not certain")
    .option("--force", "compare files of two organisations, or of one that is not known")
    .addHelpText(
      "after",
      `
Examples:
  $ jc-connector diff monday.json today.json
  $ jc-connector diff --dir /var/lib/jumpcloud/acme --since 7d
  $ jc-connector sync -f - | jc-connector diff yesterday.json -
  $ jc-connector diff --dir acme --fail-on high --format markdown > ticket.md
  $ jc-connector diff --dir acme -o markdown --max-bytes 65000 > comment.md

Environment:
${readerVariables}`,
    )
    .action((old: string | undefined, new_: string | undefined, flags: DiffFlags) =>
      run(async (context) => (await import("../diff/run-diff.js")).runDiff([old, new_], flags, context)),
    );
}

function appended(glob: string, before: readonly string[] = []): string[] {
  return [...before, glob];
}
