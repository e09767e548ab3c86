import type { Command } from "commander";
import { spanValue } from "../option-value.js";
import { formatOption, textOrJson } from "./format-option.js";

/** For the help of a command that reads a sync file. */
export const readerVariables = "  JC_CONNECTOR_DIR   as --dir";

/** What a command that reads a sync file says of its argument. */
export const fileDescription = 'the sync file; "-" is standard input (default: sync.json)';

/** The options of every command that reads a sync file. `text` is the default of its formats, or none is. */
export function addReaderOptions(
  command: Command,
  formats: Parameters<typeof formatOption>[0] = textOrJson,
): Command {
  return command
    .addOption(formatOption(formats))
    .option("--dir <path>", "read the newest file of this folder of dated sync files")
    .option("--max-age <span>", "exit 3 when the data is older: 90m, 36h, 7d", spanValue)
    .option("--allow-incomplete", "do not exit 3 because the data is not whole");
}
