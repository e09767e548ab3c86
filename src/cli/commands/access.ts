import type { Command } from "commander";
import type { AccessFlags } from "../access/run-access.js";
import type { RunCommand } from "../program.js";
import { addReaderOptions, readerVariables } from "./reader-options.js";

/** Declares `jc-connector access`. */
export function addAccess(program: Command, run: RunCommand): void {
  const command = program
    .command("access")
    .helpGroup("Read a sync file:")
    .usage("[options] PERSON [FILE]\n       jc-connector access [options] --to RESOURCE [FILE]")
    .summary("who can reach what, and why")
    .description(
      "Shows what a person reaches with all accounts that are linked, and every path that leads there: assigned " +
        "directly, or through which group. With --to, everybody who reaches an app, group or role.",
    )
    .argument(
      "[person]",
      "an id, type:id, e-mail address, user name, or part of a name that only one person has",
    )
    .argument("[file]", 'the sync file; "-" is standard input (default: sync.json)')
    .optionsGroup("Options:")
    .option("--to <resource>", "who reaches it: type:id, app:Slack, or a name that only one resource has")
    .option(
      "--privileged <glob>",
      "mark what matches as sensitive, by name or id: 'AWS*', 'group:Admins'; roles always are; may be repeated",
      (glob: string, before: readonly string[] = []) => [...before, glob],
    )
    .option("--all", "show everything, also where there is much");
  addReaderOptions(command)
    .addHelpText(
      "after",
      `
Examples:
  $ jc-connector access tom@acme.com
  $ jc-connector access "Tom Brandt" acme.json.gz --privileged 'AWS*'
  $ jc-connector access --to app:Slack
  $ jc-connector access --to Administrator --format json | jq -r .people[].email

Environment:
${readerVariables}`,
    )
    .action((person: string | undefined, file: string | undefined, flags: AccessFlags) =>
      run(async (context) => {
        const names = [person, file].filter((name) => name !== undefined);
        return (await import("../access/run-access.js")).runAccess(names, flags, context);
      }),
    );
}
