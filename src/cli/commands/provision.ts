import type { Command } from "commander";
import { numberWithin } from "../option-value.js";
import type { RunCommand } from "../program.js";
import type { ChangeFlags } from "../provision/provision-flags.js";
import { addConnectionOptions, connectionVariables, startRpsOption } from "./connection-options.js";
import { formatOption } from "./format-option.js";
import { logged } from "./logged.js";

/** Declares `jc-connector provision`, with grant and revoke. */
export function addProvision(program: Command, run: RunCommand): void {
  const provision = program
    .command("provision")
    // With their arguments the names are so wide that commander would wrap no description.
    .configureHelp({ ...program.configureHelp(), subcommandTerm: (command) => command.name() })
    .helpGroup("Change access:")
    .summary("grant and revoke access, one by one")
    .description(
      "Grants and revokes membership of a group and access to an app, one by one, with a receipt of each call.",
    );
  addChange(provision, { action: "grant", preposition: "to", run });
  addChange(provision, { action: "revoke", preposition: "from", run });
}

/** For the help of a command that changes access. */
export const writeVariables = `  JUMPCLOUD_WRITE_API_KEY   the key that may change something
${connectionVariables.replace(/^( {2}\S+ {2,}| {23})/gm, (start) => start.trimEnd().padEnd(28))}
  JC_CONNECTOR_DIR          as --dir`;

/** What says that something may be changed, and where its receipt goes. */
export function addWriteOptions(command: Command): Command {
  command
    .optionsGroup("To change something:")
    .option("--dry-run", "show the request and what is so now; nothing is sent that changes anything");
  addPermissionOptions(command)
    .option("--receipts <path>", "where receipts are written (default: receipts.jsonl)")
    .option("--dir <path>", "the folder of dated sync files: receipts.jsonl is there");
  return addWriteConnectionOptions(command);
}

/** What says that something may be changed. */
export function addPermissionOptions(command: Command): Command {
  return command
    .option("--write", "do it")
    .option("--ticket <text>", "why: the number of the request; stands in the receipt")
    .option("-p, --provisioning", "the usual key may be used, the one that syncs read with, and --api-key");
}

/** Which organisation is changed, with which key, and how fast. */
export function addWriteConnectionOptions(command: Command): Command {
  return addConnectionOptions(command)
    .option(
      "--timeout <seconds>",
      "for an answer to begin, and to go on",
      numberWithin({ min: 0.1, max: 600 }),
      30,
    )
    .addOption(startRpsOption());
}

function addChange(
  provision: Command,
  { action, preposition, run }: { action: "grant" | "revoke"; preposition: "to" | "from"; run: RunCommand },
): void {
  const isGrant = action === "grant";
  const command = provision
    .command(action)
    .usage("[options] ENTITLEMENT PRINCIPAL")
    .summary(isGrant ? "add somebody to a group, or an app to a user or group" : "take either back")
    .description(
      `${isGrant ? "Grants" : "Revokes"} one thing ${preposition} one user or group: membership of a group, access to an app. ` +
        "Reads what is so, sends one request where something is to do, and reads back.\n" +
        "Exit 0 done or already so, 7 not done, 5 not known: it may have been done, 2 refused here, 4 by JumpCloud.",
    )
    .argument("<entitlement>", "group:ID:member or app:ID:access; with --from a name")
    .argument(
      "<principal>",
      "user:ID, or, of an app, group:ID; with --from a name, e-mail address or user name",
    )
    .optionsGroup("What and who:")
    .option("--from <file>", "a sync file of the organisation, in which names are looked up");
  if (isGrant) {
    command.option(
      "--until <when>",
      "when it ends, at most 90 days ahead: 8h, 2026-12-01; provision expire takes it back then",
    );
  }
  addWriteOptions(command)
    .optionsGroup("Options:")
    .option("--self", "also for the person whose key it is")
    .addOption(formatOption())
    .addHelpText(
      "after",
      `
Examples:
  $ jc-connector provision ${action} Engineering ada@acme.com --from sync.json \\
      --dry-run
  $ jc-connector provision ${action} Engineering ada@acme.com --from sync.json \\
      --write --ticket SEC-4711${isGrant ? " --until 8h" : ""}
  $ jc-connector provision ${action} app:617c3664e6f8ae27f7e1201e:access \\
      group:6026da081f24755306c2ee0d --write --ticket SEC-4711

Environment:
${writeVariables}`,
    )
    .action((entitlement: string, principal: string, flags: ChangeFlags) =>
      run(
        logged(async (context) =>
          (await import("../provision/run-change.js")).runChange(
            { action, entitlement, principal },
            flags,
            context,
          ),
        ),
      ),
    );
}
