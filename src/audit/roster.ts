/** What the HR system tells of somebody. */
export interface RosterPerson {
  /** Line of the file, from 1. */
  line: number;
  email: string | undefined;
  employeeId: string | undefined;
  name: string | undefined;
  isTerminated: boolean;
}

/** Who works here, and who no longer does, as the HR system tells it. */
export interface Roster {
  /** The person with one of these addresses or this employee id; `undefined` when the roster has none. */
  find(account: { emails: readonly string[]; employeeId: string | undefined }): RosterPerson | undefined;
}
