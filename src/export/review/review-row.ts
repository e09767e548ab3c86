import {
  accountColumns,
  entitlementColumns,
  grantColumns,
  lateAccountColumns,
  type ReviewColumn,
  riskColumns,
} from "./review-columns.js";

/** The bytes (byte-text.ts) that a row has of an account, in two places. */
export interface PrintedAccount {
  /** Of `accountColumns`. */
  early: string;
  /** Of `lateAccountColumns`. */
  late: string;
}

/** An account, for all of its rows: made once. */
export interface ReviewAccount {
  /** From 0, each account another: cheaper than its key in what counts a million rows. */
  number: number;
  /** "user:5f3c…" */
  key: string;
  /** What a path calls it: "user:jdoe". */
  pathName: string;
  /** Whether both of these are plain (csv.ts). */
  isPlain: boolean;
  /** In the order of `accountColumns`, then of `lateAccountColumns`; empty where it is not known. None at all where `printed` is kept in their place. */
  cells: readonly string[];
  /** What `printAccount` made of them. */
  printed?: PrintedAccount;
  adminRoles: readonly string[];
  /** The texts at each of the paths that were asked for, in their order. */
  extras: readonly (readonly string[])[];
}

/** An entitlement, for all of its rows: made once. */
export interface ReviewEntitlement {
  id: string;
  /** "app:5f7c…" */
  resourceKey: string;
  /** What a path calls it: "app:Slack". */
  pathName: string;
  /** In the order of `entitlementColumns`. */
  cells: readonly string[];
  extras: readonly (readonly string[])[];
}

/** What an audit found of an account, of what it has, or of the resource. */
export interface Risk {
  /** Ids of rules, the gravest first. */
  flags: readonly string[];
  /** "critical"; empty without flags. */
  maxSeverity: string;
}

/** One way in which one account has one entitlement; without an entitlement, an account that has nothing. */
export interface ReviewRow {
  /** The same in every sync for the same path. */
  reviewId: string;
  account: ReviewAccount;
  entitlement: ReviewEntitlement | undefined;
  /** In the order of `grantColumns`. */
  grant: readonly string[];
  /** Whether all of these cells are plain (csv.ts), as nearly all are: they need not be looked at one by one. */
  isPlain: boolean;
  risk: Risk;
  syncId: string;
}

export const noRisk: Risk = { flags: [], maxSeverity: "" };

/** Between the members of a list that stands in one cell. */
export const LIST_SEPARATOR = ";";

type CellOf = (row: ReviewRow) => string;

const cells: ReadonlyMap<string, CellOf> = new Map<string, CellOf>([
  ["review_id", ({ reviewId }) => reviewId],
  ...[...accountColumns, ...lateAccountColumns].map((column, index): [string, CellOf] => [
    column,
    ({ account }) => account.cells[index] ?? "",
  ]),
  ...entitlementColumns.map((column, index): [string, CellOf] => [
    column,
    ({ entitlement }) => entitlement?.cells[index] ?? "",
  ]),
  ...grantColumns.map((column, index): [string, CellOf] => [column, ({ grant }) => grant[index] ?? ""]),
  [riskColumns[0], ({ risk }) => risk.flags.join(LIST_SEPARATOR)],
  [riskColumns[1], ({ risk }) => risk.maxSeverity],
  ["sync_id", ({ syncId }) => syncId],
]);

/** Reads a column of any row; empty where it is not known. */
export function cellReader(column: ReviewColumn): CellOf {
  return cells.get(column) ?? (() => "");
}
