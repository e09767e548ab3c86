import { InvalidArgumentError } from "commander";
import { parseCondition } from "../../access/condition.js";
import type { NameMode } from "../../access/name-mode.js";
import type { BatonFileLayout } from "../../export/c1/baton-file.js";
import { isReviewColumn, reviewColumns } from "../../export/review/review-columns.js";
import type { RowCondition } from "../../export/review/row-condition.js";
import { nearest } from "../../model/nearest.js";
import type { ReaderFlags } from "../reader.js";

export const exportFormats = ["review-csv", "review-ndjson", "csv", "c1-csv", "baton-file", "c1z"] as const;
export type ExportFormat = (typeof exportFormats)[number];

export interface ExportFlags extends Omit<ReaderFlags<ExportFormat>, "format"> {
  /** Default: review-csv, or csv with --columns. */
  format?: ExportFormat;
  out?: string;
  /** A column map: its path, or the name of one that comes along. */
  columns?: string;
  allAccounts?: true;
  risk?: true;
  /** Paths of files that an audit is given. */
  roster?: string;
  sod?: string;
  suppressions?: string;
  privileged?: readonly string[];
  internalDomain?: readonly string[];
  where?: readonly RowCondition[];
  csvGuard: boolean;
  names: NameMode;
  resourceName?: "name" | "id";
  extra?: true;
  layout?: BatonFileLayout;
}

/** `department=Sales` or `risk_flags!=`, on a column of a review; may be given several times. */
export function whereValue(text: string, before: readonly RowCondition[] = []): RowCondition[] {
  const condition = parseCondition(text);
  if (condition === undefined) {
    throw new InvalidArgumentError("Give one such as department=Sales or grant_type!=direct.");
  }
  const { path, holds } = condition;
  if (isReviewColumn(path)) return [...before, { path, holds }];
  throw new InvalidArgumentError(
    `"${path}" is no column of a review: did you mean ${nearest(path, reviewColumns)}?`,
  );
}
