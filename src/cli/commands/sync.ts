import { type Command, InvalidArgumentError, Option } from "commander";
import {
  isTypeName,
  type OptionalResourceType,
  optionalTypeNames,
  typeNames,
  typesRead,
} from "../../model/what-is-read.js";
import { maxDropValue } from "../max-drop.js";
import { expectationsValue, keepValue, namesValue, spanValue } from "../option-value.js";
import type { RunCommand } from "../program.js";
import type { SyncFlags } from "../sync/sync-flags.js";
import { addConnectionOptions, addPaceOptions, connectionVariables } from "./connection-options.js";
import { logged } from "./logged.js";

/** Declares `jc-connector sync`. */
export function addSync(program: Command, run: RunCommand): void {
  const command = program
    .command("sync")
    .helpGroup("Sync:")
    .summary("read a JumpCloud organisation into a sync file")
    .description(
      "Reads a JumpCloud organisation and writes one sync file: resource types, resources, entitlements and grants.\n" +
        "A result that is not whole never replaces the file: it goes to FILE.rejected, exit 3.",
    )
    .optionsGroup("What is written:")
    .option(
      "-f, --file <path>",
      'the sync file (default: sync.json); "-" is standard output; ".gz" compresses',
    )
    .option("--dir <dir>", "a folder that keeps every accepted result as a dated file")
    .option("--all-orgs", "every organisation that the key may read, each into its own folder DIR/ID")
    .option("--keep <rules>", "with --dir, which files stay: 35d,12m (default: all)", keepValue)
    .option(
      "--max-drop <limits>",
      "refuse a result that lost more (default: user=5%,admin_user=1,other=20%,emptied=3); none",
      maxDropValue,
    )
    .option("--allow-incomplete", "write a result that is not whole to the file as well")
    .option(
      "--metrics <file>",
      "leave how it went for Prometheus: a file of node_exporter's folder, FILE.prom",
    )
    .option("--force", "replace a file that is no sync file, is damaged, or is another organisation's")
    .optionsGroup("What is read:")
    .option("--demo", "the simulated organisation inside this program: no account, no key")
    .addOption(
      new Option("--without <types>", `leave out resource types: ${optionalTypeNames.join(", ")}`)
        .choices(optionalTypeNames)
        .argParser(withoutValue),
    )
    .option("--attributes <names>", "custom attributes of users to take in: badge,team", namesValue)
    .option("--group-rules", "read the rule of each dynamic group, one request each")
    .option(
      "--expect <counts>",
      "how many there should be, as the console shows: user=3012,group=412",
      expectationsValue(typeNames),
    )
    .option(
      "--resume-within <span>",
      "go on with a sync that had no result if it is not older (default: 1h)",
      spanValue,
    )
    .option("--fresh", "begin anew whatever an earlier sync has read")
    .option("--dry-run", "only list the requests that a sync would make; nothing is sent");
  addConnectionOptions(command);
  addPaceOptions(command);
  command
    .addHelpText(
      "after",
      `
Examples:
  $ jc-connector sync --demo
  $ jc-connector sync -f acme.json --api-key-file ~/.jumpcloud.key
  $ jc-connector sync --dir /var/lib/jumpcloud/acme --keep 35d,12m
  $ jc-connector sync --all-orgs --dir /var/lib/jumpcloud --keep 35d,12m
  $ jc-connector sync --dir acme --metrics /srv/node-exporter/acme.prom
  $ jc-connector sync -f - | jq '.grants | length'

Environment:
${connectionVariables}
  JC_CONNECTOR_DIR     as --dir
  JC_CONNECTOR_METRICS
                       as --metrics`,
    )
    .action((flags: SyncFlags) =>
      run(
        logged(async (context) => {
          if (flags.allOrgs) return (await import("../sync/run-all-orgs.js")).runAllOrgs(flags, context);
          if (flags.dryRun) return (await import("../sync/run-dry.js")).runDry(flags, context);
          return (await import("../sync/run-sync.js")).runSync(flags, context);
        }),
      ),
    );
}

export function withoutValue(text: string, before?: readonly OptionalResourceType[]): OptionalResourceType[] {
  const names = namesValue(text, before);
  const refused = names.find((name) => isTypeName(name) && !typesRead[name].isOptional);
  if (refused !== undefined) {
    throw new InvalidArgumentError(`"${refused}" has to be read: everything else refers to it.`);
  }
  const unknown = names.find((name) => !optionalTypeNames.some((type) => type === name));
  if (unknown !== undefined) {
    throw new InvalidArgumentError(`"${unknown}" is none of ${optionalTypeNames.join(", ")}.`);
  }
  return optionalTypeNames.filter((type) => names.includes(type));
}
