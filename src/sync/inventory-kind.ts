/** What a drop guard counts: the resources of each type, and what JumpCloud itself states about who has what. */
export const inventoryKinds = [
  "user",
  "admin_user",
  "group",
  "app",
  "role",
  "memberships",
  "appUsers",
  "appGroups",
] as const;
export type InventoryKind = (typeof inventoryKinds)[number];
