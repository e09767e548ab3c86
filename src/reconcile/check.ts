import type { ReportKind } from "./report-kind.js";

/** What is counted on both sides. */
export type CheckName =
  | "users"
  | "groups"
  | "memberships"
  | "usersWithoutGroup"
  | "groupsWithoutUsers"
  | "apps"
  | "access"
  | "directness"
  | "usersWithoutApp"
  | "appsWithoutUsers";

/** One thing that a report and a sync file are compared by. */
export interface Check {
  report: ReportKind;
  name: CheckName;
  inReport: number;
  /** Absent where the file holds more than the report tells about. */
  inFile?: number;
  same: number;
  onlyInReport: number;
  onlyInFile: number;
  /** In the report alone, and the sync file says itself that it may lack them. */
  notCompared?: number;
  /** In the file alone, and what an ambiguous name in the report may mean. */
  ambiguous?: number;
}
