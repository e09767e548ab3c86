/** The units that list the objects of each resource type; edges are read for what they hold. */
const units: Readonly<Record<string, readonly string[]>> = {
  user: ["users"],
  admin_user: ["administrators", "serviceAccounts"],
  group: ["groups", "membershipMethods"],
  app: ["apps"],
  role: ["roles"],
};

export const baseUnitNames: ReadonlySet<string> = new Set(Object.values(units).flat());

export function unitsOfType(resourceType: string): readonly string[] {
  return units[resourceType] ?? [];
}
