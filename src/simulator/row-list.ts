import type { Answer } from "./answer.js";
import { type Exchange, unsortedPositions } from "./exchange.js";
import { everyRow, type RowTest, readV1Filter, readV2Filter, valueAt } from "./list-filter.js";
import { MAXIMUM_LIMIT, readNames, readSort, readWindow, type SortKey } from "./list-query.js";
import { window } from "./ordering.js";
import type { WireRow } from "./organization.js";

/** Rows that are listed, and how. */
export interface RowList<T extends WireRow> {
  rows: readonly T[];
  /** The list's own name: it gives the list an order of its own. */
  name: string;
  idOf: (row: T) => string;
  /** The field with the id, by which alone an order is unique. */
  idField: "_id" | "id" | "objectId";
  /** The order when the request names none; in no order when left out. */
  defaultSort?: string;
  /** What the list tells of a row; all of it when left out. */
  show?: (row: T) => WireRow;
}

/** A V1 list, `{totalCount, results}`: blanks separate fields, a filter's operators have a `$`. */
export function v1List<T extends WireRow>(exchange: Exchange, list: RowList<T>): Answer {
  const { parameters } = exchange;
  return v1Page(exchange, list, {
    test: readV1Filter(parameters),
    fields: parameters.get("fields"),
    sort: parameters.get("sort"),
    ...readWindow(parameters),
  });
}

/** What a V1 request asks of a list, wherever it was written. */
export interface V1Page {
  test: RowTest;
  fields: string | null;
  sort: string | null;
  limit: number;
  skip: number;
}

/** The page of a V1 list that was asked for, with the total of all rows that match. */
export function v1Page<T extends WireRow>(exchange: Exchange, list: RowList<T>, asked: V1Page): Answer {
  const rows = matching(list.rows, asked.test);
  const known = (field: string) => list.rows.some((row) => field in row);
  const sort = readSort(asked.sort ?? list.defaultSort ?? null, { separator: " ", known });
  const page = pageOf(exchange, { ...list, rows }, { ...asked, sort });
  const results = shown(page, list, readNames(asked.fields, " "));
  return { status: 200, body: wrapped(exchange, results, rows.length) };
}

/** A V2 list, a bare array with its total in a header: commas separate fields, operators have no `$`. */
export function v2List<T extends WireRow>(exchange: Exchange, list: RowList<T>): Answer {
  const { parameters, switches } = exchange;
  const rows = matching(list.rows, readV2Filter(parameters));
  const page = v2Page(exchange, { ...list, rows });
  return {
    status: 200,
    body: page,
    ...(switches.headerTotals === "stated" && { totalHeader: rows.length }),
  };
}

/** One of V2's lists that are wrapped like V1's: roles and service accounts. */
export function v2WrappedList<T extends WireRow>(exchange: Exchange, list: RowList<T>): Answer {
  const page = v2Page(exchange, list);
  return { status: 200, body: wrapped(exchange, page, list.rows.length) };
}

function v2Page<T extends WireRow>(exchange: Exchange, list: RowList<T>): WireRow[] {
  const { parameters } = exchange;
  const known = (field: string) => list.rows.some((row) => field in row);
  const sort = readSort(parameters.get("sort"), { separator: ",", known });
  const page = pageOf(exchange, list, { sort, ...readWindow(parameters, MAXIMUM_LIMIT) });
  return shown(page, list, readNames(parameters.get("fields"), ","));
}

function matching<T extends WireRow>(rows: readonly T[], test: RowTest): readonly T[] {
  // The list itself where nothing is left out: its order is remembered by identity.
  return test === everyRow ? rows : rows.filter(test);
}

function wrapped({ switches }: Exchange, results: readonly WireRow[], total: number): WireRow {
  return switches.bodyTotals === "stated" ? { totalCount: total, results } : { results };
}

interface Asked {
  sort: readonly SortKey[];
  limit: number;
  skip: number;
}

function pageOf<T extends WireRow>(exchange: Exchange, list: RowList<T>, asked: Asked): T[] {
  return window(list.rows, { positions: positionsOf(exchange, list, asked.sort), ...asked });
}

function positionsOf<T extends WireRow>(
  exchange: Exchange,
  list: RowList<T>,
  sort: readonly SortKey[],
): Uint32Array {
  const { rows, idOf, idField, name } = list;
  const [first] = sort;
  if (first?.field === idField || (first?.field === "_id" && idField === "id")) {
    const ascending = exchange.ordering.positions(rows, { kind: "by id", seed: 0, idOf });
    return first.direction === "ascending" ? ascending : ascending.toReversed();
  }
  const positions = unsortedPositions(exchange, { list: rows, idOf, name });
  // Rows that are equal by the key keep the order of the moment: a sort by a field that is not unique is no order.
  return sort.length === 0 ? positions : positions.toSorted((a, b) => compareRows(rows[a], rows[b], sort));
}

function compareRows(a: WireRow | undefined, b: WireRow | undefined, sort: readonly SortKey[]): number {
  for (const { field, direction } of sort) {
    const [left, right] = [a, b].map((row) => String(row === undefined ? "" : (valueAt(row, field) ?? "")));
    if (left === undefined || right === undefined || left === right) continue;
    const ascending = left < right ? -1 : 1;
    return direction === "ascending" ? ascending : -ascending;
  }
  return 0;
}

// Unknown names are ignored; when none is left, the whole row is answered.
function shown<T extends WireRow>(
  page: readonly T[],
  list: RowList<T>,
  fields: readonly string[],
): WireRow[] {
  const rows = page.map((row) => list.show?.(row) ?? row);
  const wanted = new Set<string>([list.idField, ...fields]);
  if (!list.rows.some((row) => fields.some((field) => field in (list.show?.(row) ?? row)))) return rows;
  return rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => wanted.has(name))));
}
