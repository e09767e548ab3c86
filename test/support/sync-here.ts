import { DEMO_API_KEY } from "../../src/simulator/demo-organization.js";
import type { CliRun } from "./cli.js";
import { type CommandOptions, runCommand } from "./command.js";

export interface SyncHere {
  /** Runs `jc-connector sync`, writing to `file`. */
  sync(file: string, args?: readonly string[], options?: CommandOptions): Promise<CliRun>;
  /** The same with whatever arguments say where to write. */
  runSync(args: readonly string[], options?: CommandOptions): Promise<CliRun>;
}

/** Syncs of what is served at the URL, without a process of their own. */
export function syncHere(url: string): SyncHere {
  const runSync = (args: readonly string[], options: CommandOptions = {}) =>
    runCommand(["sync", "--base-url", url, "--start-rps", "0", ...args], {
      ...options,
      env: { JUMPCLOUD_API_KEY: DEMO_API_KEY, ...options.env },
    });
  return {
    sync: (file, args = [], options = {}) => runSync(["--file", file, ...args], options),
    runSync,
  };
}
