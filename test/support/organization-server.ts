import { onTestFinished } from "vitest";
import { DEMO_API_KEY } from "../../src/simulator/demo-organization.js";
import type { SimulatedOrganization } from "../../src/simulator/organization.js";
import { serve } from "../../src/simulator/server.js";
import { createSimulator, type Simulator } from "../../src/simulator/simulator.js";
import type { Switches } from "../../src/simulator/switches.js";
import { type CliOptions, type CliRun, runCli } from "./cli.js";

export interface ServedOrganization {
  simulator: Simulator;
  url: string;
  /** Runs `jc-connector sync` against it, writing to `file`. */
  sync(file: string, args?: readonly string[], options?: CliOptions): Promise<CliRun>;
}

/** Serves an organisation on loopback until the test ends. */
export async function serveOrganization(
  organization: SimulatedOrganization,
  switches: Partial<Switches> = {},
): Promise<ServedOrganization> {
  const simulator = createSimulator(organization, switches);
  const server = await serve(simulator);
  onTestFinished(() => server.close());
  return {
    simulator,
    url: server.url,
    sync: (file, args = [], options = {}) =>
      runCli(["sync", "--file", file, "--base-url", server.url, "--start-rps", "0", ...args], {
        ...options,
        env: { JUMPCLOUD_API_KEY: DEMO_API_KEY, ...options.env },
      }),
  };
}
