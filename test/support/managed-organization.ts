import { join } from "node:path";
import type {
  SimulatedOrganization,
  SimulatedProviderAdministrator,
} from "../../src/simulator/organization.js";
import type { Switches } from "../../src/simulator/switches.js";
import { temporaryFolder } from "./cli.js";
import { organizations, serveOrganizationsForCommands } from "./organizations-server.js";

/** The one whom only the provider lists. */
export const PROVIDER_ADMIN_ID = "5c3536e9e0a6840001872782";

/** An organisation that the provider "p1" manages, and that provider's administrator, with a role that is held. */
export function managedOrganization(): {
  organization: SimulatedOrganization;
  theirs: SimulatedProviderAdministrator;
} {
  const [organization] = organizations(1);
  const [administrator] = organization?.administrators ?? [];
  if (organization === undefined || administrator === undefined) throw new Error("none");
  organization.provider = "p1";
  const { role = "", roleName = "" } = administrator;
  const theirs = {
    _id: PROVIDER_ADMIN_ID,
    email: "joe@msp.example",
    firstname: "Joe",
    lastname: "Doe",
    role,
    roleName,
  };
  return { organization, theirs };
}

/**
 * Two sync files of one organisation, a day apart: first by a key that may not read the provider's administrators, then
 * with them.
 */
export async function syncedTwice(
  { organization, theirs }: ReturnType<typeof managedOrganization>,
  switches: Partial<Switches> = {},
): Promise<{ refused: string; read: string }> {
  const { sync, simulator } = await serveOrganizationsForCommands([organization], {
    ...switches,
    providers: { p1: [theirs] },
    refuse: ["GET /api/v2/providers/{id}/administrators"],
  });
  const folder = temporaryFolder();
  const [refused, read] = [join(folder, "refused.json"), join(folder, "read.json")];
  const codes = [(await sync(refused, ["--now", "2026-11-22T02:00:03Z"])).code];
  simulator.switches.refuse = [];
  codes.push((await sync(read, ["--now", "2026-11-23T02:00:03Z"])).code);
  if (codes.some((code) => code !== 0)) throw new Error(`the syncs ended with ${codes}`);
  return { refused, read };
}
