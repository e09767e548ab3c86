import type { Answer } from "./answer.js";
import { parseJson } from "./answer.js";
import type { RowParser } from "./row.js";

/** The API's maximum for every list; more is refused with 400. */
export const PAGE_LIMIT = 100;
/** Pages overlap by one row, which shows that nothing moved between two of them. */
export const PAGE_STEP = PAGE_LIMIT - 1;
const LARGEST_TOTAL = 100_000_000;

/** How a list is wrapped: V1 `{totalCount, results}` (some of V2 too), V2 a bare array with `x-total-count`. */
export type Envelope = "results" | "array";

/** One page of a list. */
export interface Page<Row> {
  skip: number;
  rows: Row[];
  /** Elements that came, those without a usable row included. */
  width: number;
  /** Elements that cannot be read as a row: somebody without an id may be one of them. */
  unreadable: number;
  /** Rows of the whole list as this page states it; absent where it states none, or none that can be. */
  total?: number;
  /** The page itself has more rows than the total that it states. */
  disprovesTotal?: true;
  invalidFields: { id: string; field: string }[];
}

/** A body that is not the list that was asked for. */
export class BodyError extends Error {
  override name = "BodyError";
}

export interface PageShape<Row> {
  envelope: Envelope;
  parse: RowParser<Row>;
}

/**
 * Reads the body of a list. Throws BodyError when it is not such a list: JumpCloud's edge answers 200 with a page for
 * people at times.
 */
export function parsePage<Row extends { id: string }>(
  answer: Answer,
  skip: number,
  shape: PageShape<Row>,
): Page<Row> {
  const body = parseJson(answer.body);
  if (body === undefined) throw new BodyError("a body that is not JSON");
  const elements = shape.envelope === "array" ? body : property(body, "results");
  if (!Array.isArray(elements)) {
    throw new BodyError(
      shape.envelope === "array" ? "a body that is not a list" : "a body without a list of results",
    );
  }
  const page: Page<Row> = { skip, rows: [], width: elements.length, unreadable: 0, invalidFields: [] };
  for (const element of elements) {
    const parsed = shape.parse(element);
    if (parsed === undefined) page.unreadable += 1;
    if (parsed === undefined || parsed === "nothing") continue;
    page.rows.push(parsed.row);
    for (const field of parsed.invalidFields) page.invalidFields.push({ id: parsed.row.id, field });
  }
  const stated =
    shape.envelope === "array" ? answer.headers.get("x-total-count") : property(body, "totalCount");
  const total = readTotal(stated);
  if (total === undefined) return page;
  if (page.width > 0 && skip + page.width > total) return { ...page, disprovesTotal: true };
  return { ...page, total };
}

function readTotal(stated: unknown): number | undefined {
  const total = typeof stated === "string" && /^\d+$/.test(stated) ? Number(stated) : stated;
  return typeof total === "number" && Number.isInteger(total) && total >= 0 && total <= LARGEST_TOTAL
    ? total
    : undefined;
}

function property(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}

/** Pages that a list of `total` rows has; the ones after the first bring 99 new rows each. */
export function pageCount(total: number): number {
  return Math.max(1, Math.ceil((total - 1) / PAGE_STEP));
}

/** Whether the page reaches the total that it states itself; true where it states none. */
export function reachesItsTotal(page: Page<unknown>): boolean {
  return page.total === undefined || page.skip + page.width >= page.total;
}
