import { generateOrganization } from "../../src/simulator/generate.js";
import type { SimulatedOrganization } from "../../src/simulator/organization.js";
import type { Switches } from "../../src/simulator/switches.js";
import type { CommandOptions } from "./command.js";
import { type ServedOrganization, serveForCommands, serveOrganization } from "./organization-server.js";

/** Small organisations that have nothing in common, named A, B, C … with ids in that order. */
export function organizations(count: number): SimulatedOrganization[] {
  return Array.from({ length: count }, (_, index) => ({
    ...generateOrganization({ seed: 40 + index, users: 12 + index, groups: 3, apps: 2, administrators: 2 }),
    id: `60259a2ad81e1a474d4e7c${String(10 + index)}`,
    displayName: `Organisation ${String.fromCharCode(65 + index)}`,
  }));
}

/** Serves several organisations to one key, until the test ends; each sync of them is a process of its own. */
export function serveOrganizations(
  all: readonly SimulatedOrganization[],
  switches: Partial<Switches> = {},
): Promise<ServedOrganization> {
  return serveOrganization(firstOf(all), toOneKey(all, switches));
}

/** The same for tests whose syncs need no process of their own. */
export function serveOrganizationsForCommands(
  all: readonly SimulatedOrganization[],
  switches: Partial<Switches> = {},
): Promise<ServedOrganization<CommandOptions>> {
  return serveForCommands(firstOf(all), toOneKey(all, switches));
}

function firstOf([first]: readonly SimulatedOrganization[]): SimulatedOrganization {
  if (first === undefined) throw new Error("no organisation to serve");
  return first;
}

function toOneKey(
  [, ...others]: readonly SimulatedOrganization[],
  switches: Partial<Switches>,
): Partial<Switches> {
  return { withoutOrgId: "401", ...switches, otherOrganizations: others };
}
