import { readFileSync } from "node:fs";
import { type ApplicationTemplate, applicationOf, type SignOn } from "./application-template.js";
import { heldKey, heldRoles, type KeyRecord, newAdministrator } from "./new-administrator.js";
import { newGroup, newUser } from "./new-rows.js";
import type {
  SimulatedAdministrator,
  SimulatedApplication,
  SimulatedGroup,
  SimulatedOrganization,
  SimulatedRole,
  SimulatedServiceAccount,
  SimulatedUser,
  WireRow,
} from "./organization.js";
import { planted } from "./planted-markers.js";
import { privateUserFields } from "./private-user-fields.js";
import { stampOf } from "./stamp.js";

/** The id of the organisation in fixtures/demo-organization.json. */
export const DEMO_ORGANIZATION_ID = "603ca608b3c1f05e279a4100";

/** The key that the demo organisation takes; its record names the first characters. */
export const DEMO_API_KEY = planted("apiKey", "demo-4c19e07ab2");

// The file says of people, groups and applications what makes each of them interesting, and names others by
// username, e-mail address or name, or by an id that nobody has. The rest is the same for all, or private.

interface Fixture {
  organization: { id: string; displayName: string };
  roles: SimulatedRole[];
  users: ({ _id: string; username: string; manager?: string; admin?: string } & WireRow)[];
  administrators: ({
    _id: string;
    roleName?: string;
    roleNames?: string[];
    apiKeyHash?: KeyRecord;
  } & WireRow)[];
  serviceAccounts: Omit<SimulatedServiceAccount, "roleId">[];
  groups: ({ id: string; name: string; members: string[] } & WireRow)[];
  applications: ({ _id: string; name: string; displayName: string } & {
    signOn: SignOn;
    users: string[];
    groups: string[];
  } & WireRow)[];
}

/** A new copy of the small hand-made organisation that has one of every oddity. */
export function demoOrganization(): SimulatedOrganization {
  // The same place seen from src/simulator and from the built dist/simulator.
  const file = new URL("../../fixtures/demo-organization.json", import.meta.url);
  const fixture: Fixture = JSON.parse(readFileSync(file, "utf8"));
  return fixture as never;
}
