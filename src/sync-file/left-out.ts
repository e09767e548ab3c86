import { withThoseLeftOut } from "../model/what-is-read.js";
import type { SyncHeader } from "./header.js";

/** Ids of the resource types that a sync left out on purpose, with those that go with them. */
export function leftOutTypes({ options }: Pick<SyncHeader, "options">): ReadonlySet<string> {
  return withThoseLeftOut(options.without ?? []);
}
