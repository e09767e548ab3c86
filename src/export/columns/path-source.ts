import { factNames } from "../../access/condition.js";
import { nearest } from "../../model/nearest.js";
import { plainJson } from "../../model/plain-text.js";
import { resourceSchema } from "../../model/resource.js";
import {
  accountColumns,
  entitlementColumns,
  isReviewColumn,
  lateAccountColumns,
  type ReviewColumn,
  reviewColumns,
} from "../review/review-columns.js";
import { cellReader } from "../review/review-row.js";
import type { MapPlace } from "./map-reading.js";
import { isBlank, type Level, type Source, type Ways } from "./source.js";

/** What a path into a record may begin with. */
const recordKeys = [...new Set([...Object.keys(resourceSchema.shape), ...factNames])];

/**
 * What stands at `path`: a column of a review row, or `principal.…` and `resource.…`, paths into the record of an
 * account and of the group, app or role. Throws InputFileError when there is no such column or record.
 */
export function pathSource(path: string, { at, reading }: MapPlace): Source {
  if (isReviewColumn(path)) return columnSource(path);
  const [, record, rest = ""] = /^(principal|resource)\.(.+)$/s.exec(path) ?? [];
  if (record !== "principal" && record !== "resource") {
    throw reading.error(
      at,
      `has ${plainJson(path)}, which is no column: did you mean ${nearest(path, reviewColumns)}?`,
    );
  }
  const [key = ""] = rest.split(".");
  if (rest.split(".").includes("") || !recordKeys.includes(key)) {
    throw reading.error(
      at,
      `has ${plainJson(path)}, which is no path into a record: did you mean ${record}.${nearest(key, recordKeys)}?`,
    );
  }
  const index = reading.extraIndex(record, rest);
  return record === "principal"
    ? { level: "account", texts: ([{ account }]) => filled(account.extras[index]) }
    : { level: "entitlement", texts: ([{ entitlement }]) => filled(entitlement?.extras[index]) };
}

function columnSource(column: ReviewColumn): Source {
  const level = columnLevels.get(column) ?? "grant";
  switch (column) {
    case "admin_roles":
      return { level, texts: ([{ account }]) => account.adminRoles };
    case "risk_flags":
      return { level, texts: ([{ risk }]) => risk.flags };
    default:
      return { level, texts: textsOf(cellReader(column)) };
  }
}

const columnLevels: ReadonlyMap<ReviewColumn, Level> = new Map<ReviewColumn, Level>([
  ...[...accountColumns, ...lateAccountColumns].map((column) => [column, "account"] as const),
  ...entitlementColumns.map((column) => [column, "entitlement"] as const),
  ["sync_id", "file"],
]);

const nothing: readonly string[] = [];

/** Ways differ in a few columns: what each of them has, once. */
function textsOf(cell: ReturnType<typeof cellReader>): Source["texts"] {
  return (ways: Ways) => {
    const first = cell(ways[0]);
    if (ways.length === 1) return isBlank(first) ? nothing : [first];
    return filled([...new Set(ways.map(cell))]);
  };
}

function filled(texts: readonly string[] = nothing): readonly string[] {
  return texts.some(isBlank) ? texts.filter((text) => !isBlank(text)) : texts;
}
