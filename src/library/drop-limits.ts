import type { DropLimit } from "../sync/drop-limits.js";

/**
 * How much less there may be than in the file before, by what is counted: `{ percent: 5 }` or `{ count: 1 }`. Of fewer
 * than 20 a percentage says nothing, and none is applied.
 */
export interface DropLimits {
  /** Users. Default 5 %. */
  user?: DropLimit;
  /** Administrators. Default 1. */
  admin_user?: DropLimit;
  group?: DropLimit;
  app?: DropLimit;
  role?: DropLimit;
  /** Who is in which group. */
  memberships?: DropLimit;
  /** Apps that were assigned to users themselves. */
  appUsers?: DropLimit;
  /** Apps that were assigned to groups. */
  appGroups?: DropLimit;
  /** All but `user` and `admin_user` that have no limit of their own. Default 20 %. */
  other?: DropLimit;
  /** How many lists of ten rows or more may lose everything. Default 3. */
  emptied?: number;
}
