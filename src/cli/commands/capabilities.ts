import type { Command } from "commander";
import type { RunCommand } from "../program.js";

/** Declares `jc-connector capabilities`. */
export function addCapabilities(program: Command, run: RunCommand): void {
  program
    .command("capabilities")
    .helpGroup("Sync:")
    .summary("what it syncs and can change, as a Baton connector tells it")
    .description(
      "Prints c1.connector.v2.ConnectorCapabilities as canonical proto3 JSON: each resource type, and whether it is " +
        "synced and can be provisioned. Needs no key and no network.",
    )
    .addHelpText(
      "after",
      `
Examples:
  $ jc-connector capabilities > baton_capabilities.json
  $ jc-connector capabilities | jq -r '.connectorCapabilities[]'`,
    )
    .action(() =>
      run(async (context) => (await import("../capabilities/run-capabilities.js")).runCapabilities(context)),
    );
}
