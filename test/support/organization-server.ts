import { onTestFinished } from "vitest";
import { DEMO_API_KEY } from "../../src/simulator/demo-organization.js";
import type { SimulatedOrganization } from "../../src/simulator/organization.js";
import { serve } from "../../src/simulator/server.js";
import { createSimulator, type Simulator } from "../../src/simulator/simulator.js";
import type { Switches } from "../../src/simulator/switches.js";
import { type CliOptions, type CliRun, runCli } from "./cli.js";
import { type CommandOptions, runCommand } from "./command.js";

export interface Syncs<Options> {
  /** Runs `jc-connector sync` against the organisation, writing to `file`. */
  sync(file: string, args?: readonly string[], options?: Options): Promise<CliRun>;
  /** The same with whatever arguments say where to write. */
  runSync(args: readonly string[], options?: Options): Promise<CliRun>;
}

export interface ServedOrganization<Options = CliOptions> extends Syncs<Options> {
  simulator: Simulator;
  url: string;
  /** Leaves one request without an answer, the nth from now on of those that count, until it is let go. */
  hold(nth: number, counts?: (request: { method: string }) => boolean): HeldRequest;
}

export interface HeldRequest {
  /** Resolves when the request has arrived. */
  arrived: Promise<void>;
  release(): void;
}

/** Serves an organisation on loopback until the test ends; each sync of it is a process of its own. */
export async function serveOrganization(
  organization: SimulatedOrganization,
  switches: Partial<Switches> = {},
): Promise<ServedOrganization> {
  const simulator = createSimulator(organization, switches);
  const holds = new Set<(request: { method: string }) => Promise<void>>();
  const server = await serve({
    ...simulator,
    async handle(request) {
      await Promise.all([...holds].map((pass) => pass(request)));
      return simulator.handle(request);
    },
  });
  onTestFinished(() => server.close());
  return {
    simulator,
    url: server.url,
    ...syncsOf(server.url, runCli),
    hold(nth, counts = () => true) {
      let release = () => {};
      const released = new Promise<void>((resolve) => {
        release = resolve;
      });
      const arrived = new Promise<void>((resolve) => {
        let left = nth;
        holds.add(async (request) => {
          if (!counts(request)) return;
          left -= 1;
          if (left !== 0) return;
          resolve();
          await released;
        });
      });
      return { arrived, release };
    },
  };
}

/** The same for tests whose syncs need no process of their own: nothing is sent to it, and none runs beside another. */
export async function serveForCommands(
  organization: SimulatedOrganization,
  switches: Partial<Switches> = {},
): Promise<ServedOrganization<CommandOptions>> {
  const served = await serveOrganization(organization, switches);
  return { ...served, ...commandsAt(served.url) };
}

/** Syncs of a served organisation without a process of their own, before or after those that need one. */
export function commandsAt(url: string): Syncs<CommandOptions> {
  return syncsOf(url, runCommand);
}

function syncsOf(
  url: string,
  runLine: (args: readonly string[], options: CliOptions) => Promise<CliRun>,
): Syncs<CliOptions> {
  const runSync = (args: readonly string[], options: CliOptions = {}) =>
    runLine(["sync", "--base-url", url, "--start-rps", "0", ...args], {
      ...options,
      env: { JUMPCLOUD_API_KEY: DEMO_API_KEY, ...options.env },
    });
  return {
    sync: (file, args = [], options = {}) => runSync(["--file", file, ...args], options),
    runSync,
  };
}
