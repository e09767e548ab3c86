import type { Stamp } from "./new-rows.js";
import type { SimulatedAdministrator, SimulatedRole } from "./organization.js";
import { planted } from "./planted-markers.js";

/** An administrator as JumpCloud makes one: no role yet, no key, and what the console remembers of its own use. */
export function newAdministrator(
  { id, created }: Stamp,
  given: Partial<SimulatedAdministrator>,
): SimulatedAdministrator {
  return {
    _id: id,
    id,
    email: "",
    firstname: "",
    lastname: "",
    enableMultiFactor: false,
    totpEnrolled: false,
    suspended: false,
    apiKeyAllowed: false,
    apiKeySet: false,
    created,
    passwordUpdatedAt: created,
    sessionCount: 1,
    usersTimeZone: "",
    disableIntroduction: true,
    growthData: {
      experimentStates: { [planted("experiment", id.slice(-4))]: "enrolled" },
      onboardingState: {},
    },
    ...given,
  };
}

/** The fields that say which roles an administrator holds; `role` and `roleName` know one of them only. */
export function heldRoles(
  held: readonly SimulatedRole[],
): Pick<SimulatedAdministrator, "role" | "roleName" | "roles" | "roleNames"> {
  const [first] = held;
  if (first === undefined) return {};
  return {
    role: first.id,
    roleName: first.name,
    roles: held.map(({ id }) => id),
    roleNames: held.map(({ name }) => name),
  };
}

/** An API key as the row of its administrator tells of it: never the key, but its first characters. */
export interface KeyRecord {
  createdAt: string;
  /** Keys made before JumpCloud limited their life have none. */
  expireAt?: string;
  prefix: string;
}

/** The fields of an administrator who has the key. */
export function heldKey(apiKeyHash: KeyRecord): Pick<
  SimulatedAdministrator,
  "apiKeyAllowed" | "apiKeyHash"
> & {
  apiKeySet: boolean;
  apiKeyUpdatedAt: string;
} {
  return { apiKeyAllowed: true, apiKeySet: true, apiKeyUpdatedAt: apiKeyHash.createdAt, apiKeyHash };
}
