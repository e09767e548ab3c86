import { identityColumns, type RecordTable } from "./row.js";

/**
 * Of each table the columns without which it is not one of a c1z: texts, by which rows are found and told apart, and
 * others. All further ones came with some version of the SDK.
 */
export const neededColumns = {
  v1_sync_runs: { texts: ["sync_id"], others: ["started_at", "ended_at"] },
  v1_resource_types: ofRecords("v1_resource_types"),
  v1_resources: ofRecords("v1_resources"),
  v1_entitlements: ofRecords("v1_entitlements"),
  v1_grants: ofRecords("v1_grants"),
} as const satisfies Record<RecordTable | "v1_sync_runs", NeededColumns>;

export interface NeededColumns {
  texts: readonly string[];
  others: readonly string[];
}

function ofRecords(table: RecordTable): NeededColumns {
  return { texts: ["sync_id", ...identityColumns[table]], others: ["data"] };
}
