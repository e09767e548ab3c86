/** The units that list the objects of each resource type; edges are read for what they hold. */
const units: Readonly<Record<string, readonly string[]>> = {
  user: ["users"],
  admin_user: ["administrators", "serviceAccounts", "providerAdministrators"],
  group: ["groups", "membershipMethods"],
  app: ["apps"],
  role: ["roles"],
};

/** Those that are lists of objects, which have ids. */
export const objectListNames = [
  "users",
  "administrators",
  "serviceAccounts",
  "providerAdministrators",
  "groups",
  "apps",
  "roles",
] as const;

/** The lists of what edges lead from and to. */
export const endNames: ReadonlySet<string> = new Set(["users", "groups", "apps"]);

export const baseUnitNames: ReadonlySet<string> = new Set(Object.values(units).flat());

export function unitsOfType(resourceType: string): readonly string[] {
  return units[resourceType] ?? [];
}
