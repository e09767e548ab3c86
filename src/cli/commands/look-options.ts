import { type Command, InvalidArgumentError, Option } from "commander";
import { rowFormats } from "../table/row-format.js";
import { addReaderOptions } from "./reader-options.js";

// What the commands that list something of a sync file share.

/** An option's value that may be given several times. */
export function appended(text: string, before: readonly string[] = []): string[] {
  if (text.trim() === "") throw new InvalidArgumentError("It is empty.");
  return [...before, text];
}

/** `user,admin_user`, or several times. */
function typesValue(text: string, before: readonly string[] = []): string[] {
  const types = text.split(",").map((type) => type.trim());
  if (types.includes("")) throw new InvalidArgumentError("Give resource types such as user,admin_user.");
  return [...before, ...types];
}

/** `description` ends before the types. A file may hold others too: they are what is offered, not all that is taken. */
export function addTypeOption(
  command: Command,
  { description, types }: { description: string; types: readonly string[] },
): Command {
  const option = new Option("-t, --type <type>", `${description}: ${types.join(", ")}`);
  return command.addOption(option.choices(types).argParser(typesValue));
}

/** What something can be granted of. */
export const grantedTypes = ["group", "app", "role"] as const;

export function entitlementOption(): Option {
  return new Option(
    "-e, --entitlement <entitlement>",
    "only this one: id or name, or its resource: type:id, name, or a part of it that no other has",
  ).argParser(appended);
}

/** The options of every command that lists something of a sync file. */
export function addLookOptions(command: Command): Command {
  return addReaderOptions(command, {
    names: rowFormats,
    description: "text, json (one array), ndjson (an object a line) or csv",
  });
}

/** For the help of a command: its columns, in their order, and what becomes of them without a terminal. */
export function columnsHelp(columns: string): string {
  return `Columns, also the keys of JSON and the header of CSV:
${columns}
Without a terminal text has a tab between them, no header, and nothing is cut.`;
}
