import type { SyncHeader } from "./header.js";

/** Leaving out administrators leaves out their roles. */
const takenAlong: Readonly<Record<string, readonly string[]>> = { admin_user: ["admin_user", "role"] };

/** Ids of the resource types that a sync left out on purpose, with those that go with them. */
export function leftOutTypes({ options }: Pick<SyncHeader, "options">): ReadonlySet<string> {
  return new Set((options.without ?? []).flatMap((type) => takenAlong[type] ?? [type]));
}
