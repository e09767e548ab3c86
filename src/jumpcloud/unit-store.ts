import type { ListReport } from "./list-report.js";
import type { FallenBack, InvalidField } from "./observer.js";

/** What was read to its end in one go, such as a list: as much as a later run needs in place of reading it again. */
export interface Unit {
  /** Rows or ids, as JSON. */
  items: readonly unknown[];
  /** What became of the list; absent for what is no list of its own. */
  report?: ListReport;
  /** What was odd about it. */
  invalidFields?: readonly InvalidField[];
  /** That it was read through another endpoint than usual. */
  fellBack?: FallenBack;
}

/**
 * Keeps finished units for a run that goes on where this one ended, by names such as "users" or "memberships:60a4…".
 * Both methods never reject: what cannot be kept is read again.
 */
export interface UnitStore {
  find(name: string): Promise<Unit | undefined>;
  keep(name: string, unit: Unit): Promise<void>;
}

/** Knows nothing and keeps nothing. */
export const noUnits: UnitStore = {
  find: async () => undefined,
  keep: async () => {},
};
