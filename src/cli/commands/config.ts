import type { Command } from "commander";
import type { RunCommand } from "../program.js";

/** Declares `jc-connector config`. */
export function addConfig(program: Command, run: RunCommand): void {
  program
    .command("config")
    .helpGroup("Sync:")
    .summary("which settings a connection takes, as a Baton connector tells it")
    .description(
      "Prints c1.config.v1.Configuration as canonical proto3 JSON: each setting of the connection, which of them are " +
        "secret, and which go together. No values: needs no key and no network, and reads no environment.",
    )
    .addHelpText(
      "after",
      `
Examples:
  $ jc-connector config > config_schema.json
  $ jc-connector config | jq -r '.fields[] | select(.isSecret) | .name'`,
    )
    .action(() => run(async (context) => (await import("../config/run-config.js")).runConfig(context)));
}
