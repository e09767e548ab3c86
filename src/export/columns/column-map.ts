import { compareText } from "../../model/order.js";
import { LIST_SEPARATOR } from "../review/review-row.js";
import type { ColumnDocument, ColumnMapDocument } from "./column-map-schema.js";
import { allOf, conditionTests } from "./map-condition.js";
import type { MapReading, RecordPaths } from "./map-reading.js";
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

interface Place {
  at: readonly PropertyKey[];
  reading: MapReading;
}

function mapColumn(column: ColumnDocument, { at, reading, isTidy }: Place & { isTidy: boolean }): MapColumn {
  checkChanges(column, { at, reading });
  const { header, join, unique = false, required } = column;
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
        : allOf(required === true ? [] : conditionTests(required, { at: [...at, "required"], reading })),
  };
}

function checkHeaders(columns: readonly ColumnDocument[], reading: MapReading): void {
  const seen = new Map<string, number>();
  for (const [index, { header }] of columns.entries()) {
    const at = ["columns", index, "header"];
    if (header.trim() === "") throw reading.error(at, "is empty");
    const before = seen.get(header);
    if (before !== undefined)
      throw reading.error(at, `is "${header}" again: columns[${before}] has it already`);
    seen.set(header, index);
  }
}

/** What would do nothing was meant to do something. */
function checkChanges(column: ColumnDocument, { at, reading }: Place): void {
  const { text, cases, map, otherwise, replace } = column;
  if (map !== undefined && (text !== undefined || cases !== undefined)) {
    throw reading.error(
      [...at, "map"],
      `is for what path or template give: ${text === undefined ? "each case" : "text"} can be what it is mapped to`,
    );
  }
  if (otherwise !== undefined && map === undefined && cases === undefined) {
    throw reading.error([...at, "otherwise"], "does nothing without map or cases");
  }
  if (replace !== undefined && (Object.hasOwn(replace, "") || Object.keys(replace).length === 0)) {
    throw reading.error([...at, "replace"], "does not say what is replaced");
  }
}

function checkForGrants({ join, unique }: ColumnDocument, { at, reading }: Place): void {
  const [key] = [...(join === undefined ? [] : ["join"]), ...(unique === undefined ? [] : ["unique"])];
  if (key !== undefined) throw reading.error([...at, key], 'is for maps whose rows are "accounts"');
}

function checkForAccounts(
  { level, isJoined, isUnique, required }: MapColumn,
  { at, reading, column }: Place & { column: ColumnDocument },
): void {
  const isOfAccount = (one: { level: string }) => one.level === "file" || one.level === "account";
  if (!isJoined && !isOfAccount({ level })) {
    const [key = ""] = ["path", "template", "cases"].filter((one) => Object.hasOwn(column, one));
    throw reading.error(
      [...at, key],
      "may differ between the rows of one account: join has to say how they become one text",
    );
  }
  if (isUnique && isJoined) throw reading.error([...at, "unique"], "cannot be with join");
  if (required !== undefined && !isOfAccount(required)) {
    throw reading.error(
      [...at, "required"],
      "has a condition that may differ between the rows of one account",
    );
  }
}

/** Of accounts that share a row, only what is joined can be told. */
function checkUnique(columns: readonly MapColumn[], reading: MapReading): void {
  const unique = columns.findIndex(({ isUnique }) => isUnique);
  if (unique === -1) return;
  for (const [index, { isUnique, isJoined, level }] of columns.entries()) {
    if (index === unique || isJoined || (level === "file" && !isUnique)) continue;
    throw reading.error(
      ["columns", index],
      isUnique
        ? `is unique, and columns[${unique}] is so already`
        : `may differ between accounts that share a row, for columns[${unique}] is unique: it needs join`,
    );
  }
}
