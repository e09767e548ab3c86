import { type Command, Option } from "commander";
import { spanValue } from "../option-value.js";

/** For the help of a command that reads a sync file. */
export const readerVariables = "  JC_CONNECTOR_DIR   as --dir";

/** What a command that reads a sync file says of its argument. */
export const fileDescription = 'the sync file; "-" is standard input (default: sync.json)';

/** The formats of a command that answers with one text or one value. */
const textOrJson = { names: ["text", "json"], description: "text for people or json for programs" } as const;

/** The options of every command that reads a sync file. `text` is the default of its formats, or none is. */
export function addReaderOptions(
  command: Command,
  formats: { names: readonly string[]; description: string; hasNoDefault?: true } = textOrJson,
): Command {
  const format = new Option("-o, --format <format>", formats.description).choices(formats.names);
  return command
    .addOption(formats.hasNoDefault ? format : format.default("text"))
    .option("--dir <path>", "read the newest file of this folder of dated sync files")
    .option("--max-age <span>", "exit 3 when the data is older: 90m, 36h, 7d", spanValue)
    .option("--allow-incomplete", "do not exit 3 because the data is not whole");
}
