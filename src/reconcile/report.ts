import type { EdgeTable } from "./edge-table.js";
import type { ReportKind } from "./report-kind.js";

/** A name that several of the sync file's users, groups or apps have: which one a row means is not known. */
export interface AmbiguousName {
  resourceType: "user" | "group" | "app";
  /** As the report writes it. */
  name: string;
  candidates: readonly number[];
  /** How many rows say no more than this. */
  rows: number;
}

/** One side of a report's rows: its users, or its groups or apps. */
export interface NamedSide {
  /** The numbers of all that rows name with certainty. */
  named: Set<number>;
  /** Of those: stated to have no group, or no users. */
  without: Set<number>;
  /** Who may be meant by an ambiguous name. */
  candidates: Set<number>;
  /** What rows are matched by. */
  matchedBy: "id" | "name" | "id and name";
}

/** What a report says, in the numbers of a directory. */
export interface Report {
  kind: ReportKind;
  rows: number;
  /** Rows that state a pair a second time. */
  repeatedRows: number;
  users: NamedSide;
  resources: NamedSide;
  edges: EdgeTable;
  /** There is a column that tells direct from inherited. */
  tellsDirectness: boolean;
  ambiguous: readonly AmbiguousName[];
  /** Rows that an ambiguous name keeps from being compared. */
  ambiguousRows: number;
  /** The newest sign-in to an app that is stated, by user, in milliseconds. Only where times are asked for. */
  lastLogins: ReadonlyMap<number, number>;
  /** Users with a stated sign-in of whom it is not known who they are in the sync file. */
  unmatchedLastLogins: number;
  /** Times that are stated and cannot be read. Only where times are asked for. */
  unreadableTimes: number;
}
