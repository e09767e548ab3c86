/** What the HR system tells of somebody. */
export interface RosterPerson {
  /** Line of the file, from 1. */
  line: number;
  email: string | undefined;
  employeeId: string | undefined;
  name: string | undefined;
  isTerminated: boolean;
  /** What the roster says of that: 'status "Left"', "last day 2026-10-31". */
  because: string;
}

/** Who works here, and who no longer does, as the HR system tells it. */
export interface Roster {
  /**
   * The person with this employee id, else with the first of these addresses that anybody has who has no other id;
   * `undefined` when the roster has none.
   */
  find(account: { emails: readonly string[]; employeeId: string | undefined }): RosterPerson | undefined;
}
