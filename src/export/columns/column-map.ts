import { compareText } from "../../model/order.js";
import { LIST_SEPARATOR } from "../review/review-row.js";
import type { ColumnDocument, ColumnMapDocument } from "./column-map-schema.js";
import { checkChanges, checkForAccounts, checkForGrants, checkHeaders, checkUnique } from "./map-checks.js";
import { allOf, conditionTests } from "./map-condition.js";
import type { MapPlace, MapReading, RecordPaths } from "./map-reading.js";
import { levelOf, type Source, type Test } from "./source.js";
import { textChange } from "./text-change.js";
import { columnSource } from "./value-source.js";

/** A column of a map that is ready to be printed. */
export interface MapColumn extends Source {
  header: string;
  /** The cell of texts that may come twice. */
  cellOf(texts: readonly string[]): string;
  isJoined: boolean;
  isUnique: boolean;
  /** Where a blank cell has to be reported. */
  required: Test | undefined;
  /** The conditions of `required` as they stand in the map; none where it always holds. */
  requiredWhere: readonly string[];
}

/** A column map that is ready to be printed. */
export interface ColumnMap {
  name: string;
  rows: "grants" | "accounts";
  columns: readonly MapColumn[];
  where: readonly Test[];
  /** What rows have to bring along: `extraPaths` of the options of reviewRows. */
  extraPaths: RecordPaths;
  /** Whether rows of accounts that have nothing are wanted: `withIdleAccounts` of the same. */
  needsIdleAccounts: boolean;
  /** Whether the tool takes what the file lacks for gone: an incomplete sync must not become one. */
  deletesMissing: boolean;
  /** Whether people may open the file in a spreadsheet. */
  csvGuard: boolean;
}

/** Looks up what a map refers to. Throws InputFileError. */
export function compileColumnMap(map: ColumnMapDocument, reading: MapReading): ColumnMap {
  const { name, rows, accounts, deletesMissing = false, csvGuard = true, tidy: isTidy = false } = map;
  checkHeaders(map.columns, reading);
  const columns = map.columns.map((column, index) => {
    const at = ["columns", index];
    if (rows === "grants") checkForGrants(column, { at, reading });
    const compiled = mapColumn(column, { at, reading, isTidy });
    if (rows === "accounts") checkForAccounts(compiled, { at, reading, column });
    return compiled;
  });
  checkUnique(columns, reading);
  const where = conditionTests(map.where ?? [], { at: ["where"], reading });
  return {
    name,
    rows,
    columns,
    where,
    extraPaths: reading.paths(),
    needsIdleAccounts: (accounts ?? (rows === "accounts" ? "all" : "with access")) === "all",
    deletesMissing,
    csvGuard,
  };
}

function mapColumn(
  column: ColumnDocument,
  { at, reading, isTidy }: MapPlace & { isTidy: boolean },
): MapColumn {
  checkChanges(column, { at, reading });
  const { header, join, unique = false, required } = column;
  const requiredWhere = required === undefined || required === true ? [] : required;
  const source = columnSource(column, { at, reading });
  const change = textChange(column, { isTidy });
  const conditions = conditionTests(join?.where ?? [], { at: [...at, "join", "where"], reading });
  const test = allOf(conditions);
  const level = levelOf([source, ...conditions]);
  const { separator = LIST_SEPARATOR } = join ?? {};
  return {
    header,
    level,
    texts: (ways) => (conditions.length === 0 || test.holds(ways) ? change(source.texts(ways)) : []),
    cellOf(texts) {
      if (texts.length < 2) return texts[0] ?? "";
      const distinct = [...new Set(texts)];
      return (join === undefined ? distinct : distinct.sort(compareText)).join(separator);
    },
    isJoined: join !== undefined,
    isUnique: unique,
    required:
      required === undefined
        ? undefined
        : allOf(conditionTests(requiredWhere, { at: [...at, "required"], reading })),
    requiredWhere,
  };
}
