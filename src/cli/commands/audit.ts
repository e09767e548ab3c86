import { type Command, Option } from "commander";
import { nameModes } from "../../access/name-mode.js";
import { severities } from "../../model/severity.js";
import { type AuditFlags, auditFormats, rulesValue } from "../audit/audit-flags.js";
import { domainValue } from "../option-value.js";
import type { RunCommand } from "../program.js";
import { appended } from "./look-options.js";
import { addReaderOptions, fileDescription, readerVariables } from "./reader-options.js";

/** Declares `jc-connector audit`. */
export function addAudit(program: Command, run: RunCommand): void {
  const command = program
    .command("audit")
    .helpGroup("Read a sync file:")
    .summary("what a reviewer should look at: administrators without MFA, leavers …")
    .description(
      "Asks every rule about everybody in a sync file: each is found, clean, or unknown where the file does not " +
        "tell. A rule that lacks what it needs is not run, and never passed.\n" +
        "Exit 0 done, 1 findings at or above --fail-on, 3 not whole, too old or (--strict) unknown, 2 not readable.",
    )
    .argument("[file]", fileDescription)
    .optionsGroup("Options:")
    .addOption(
      new Option(
        "--fail-on <severity>",
        "exit 1 when a finding is at least so severe: info, low, medium, high, critical",
      ).choices(severities),
    )
    .option("--rules <ids>", "only these rules: leaver-still-admin,direct-app-grant", rulesValue)
    .option("--all", "every finding, also suppressed ones, and everybody who could not be judged")
    .option("--explain <rule>", "what a rule finds, why it matters and what to do; no file is read")
    .option(
      "--privileged <glob>",
      "what is sensitive, by name or id: 'AWS*', 'app:AWS*'; roles are; may be repeated",
      appended,
    )
    .option("--internal-domain <domain>", "whose addresses are ours; may be repeated", domainValue)
    .option("--roster <csv>", "who works here and who left, as the HR system exports it")
    .option("--sod <json>", "which two things nobody may have together")
    .option("--suppressions <json>", "findings that somebody agreed to, each for a reason and a time")
    .option("--strict", "exit 3 when somebody could not be judged, or a rule of --rules was not run")
    .addOption(
      new Option("--names <mode>", "how people are named: full, initials, or none (ids alone)")
        .choices(nameModes)
        .default("full"),
    );
  addReaderOptions(command, {
    names: auditFormats,
    description: "text, json, csv (a row a finding), markdown for tickets, or junit for CI",
  })
    .addHelpText(
      "after",
      `
Examples:
  $ jc-connector audit
  $ jc-connector audit --explain leaver-still-admin
  $ jc-connector audit --dir /var/lib/jumpcloud/acme --privileged 'AWS*' --all
  $ jc-connector audit --roster people.csv --internal-domain acme.com
  $ jc-connector audit --fail-on high --format junit > audit.xml
  $ jc-connector audit --fail-on medium --suppressions accepted.json --strict

Environment:
${readerVariables}`,
    )
    .action((file: string | undefined, flags: AuditFlags) =>
      run(async (context) => (await import("../audit/run-audit.js")).runAudit(file, flags, context)),
    );
}
