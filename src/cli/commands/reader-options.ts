import { type Command, Option } from "commander";
import { spanValue } from "../option-value.js";

/** The options of every command that reads a sync file. */
export function addReaderOptions(command: Command): Command {
  return command
    .addOption(
      new Option("-o, --format <format>", "text for people or json for programs")
        .choices(["text", "json"])
        .default("text"),
    )
    .option("--max-age <span>", "exit 3 when the data is older: 90m, 36h, 7d", spanValue)
    .option("--allow-incomplete", "do not exit 3 because the data is not whole");
}
