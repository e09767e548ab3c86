import { agree, type Sighting } from "./agreement.js";
import type { ListReport } from "./list-report.js";
import type { ReadPage } from "./page-source.js";
import type { Walk } from "./walk.js";
import { walkSorted } from "./walk-sorted.js";
import { walkUnsorted } from "./walk-unsorted.js";

/** The rows of a list, and what is known of its completeness. */
export interface Reading<Row> {
  rows: Map<string, Row>;
  report: Omit<ListReport, "list" | "of" | "endpoint">;
}

/** So many walks in a row may see a moving order. */
const MOVED_WALKS = 3;
/** So often is a list read until two or three readings agree. */
const READINGS = 6;

/** Why a list is incomplete although it was read to its end. */
const UNREADABLE = "rows came without an id that can be read";
const DIFFERS = "a second reading differs";

/**
 * Reads a list that is asked for in the order of its ids: users, administrators, groups, applications. Fewer rows than
 * the total without any change: walked once more.
 */
export async function readSortedList<Row extends { id: string }>(read: ReadPage<Row>): Promise<Reading<Row>> {
  const walks: Walk<Row>[] = [];
  for (;;) {
    const walk = await walkSorted(read);
    if (walk === undefined) return readUnsortedList(read);
    walks.push(walk);
    const rows = new Map(walks.flatMap((each) => [...each.rows]));
    const judged = (proof: ListReport["proof"], reason?: string) =>
      reading(rows, { walks, proof, ...(reason !== undefined && { reason }) });
    if (walk.fault !== undefined) return judged("incomplete", walk.fault);
    if (walk.unreadable > 0) return judged("incomplete", UNREADABLE);
    if (walk.total === undefined) return judged("readToEnd");
    if (walk.totalChanged || rows.size >= walk.total) return judged("proven");
    if (walks.length > 1) return judged("incomplete", fewer(rows.size, walk.total));
  }
}

/** Reads a list without an order that has no second endpoint: `/usergroups` where it cannot be sorted, roles. */
export function readUnsortedList<Row extends { id: string }>(read: ReadPage<Row>): Promise<Reading<Row>> {
  return readInTurn<Row>([read, read], { identify: ({ id }) => id, leftOut: "missing" });
}

/**
 * Reads a list of edges. JumpCloud counts edges to deleted objects and leaves them out of the pages, so a list that has
 * fewer rows than its total is read through `second` too: the same direct ids mean that the rest does not exist any
 * more.
 */
export function readEdgeList<Row extends { id: string; type?: string; direct: boolean }>(
  read: ReadPage<Row>,
  second: ReadPage<Row>,
): Promise<Reading<Row>> {
  const identify = ({ id, type, direct }: Row) => (direct ? `${type} ${id}` : undefined);
  return readInTurn<Row>([read, second], { identify, leftOut: "gone" });
}

interface Turns<Row> {
  /** What readings are compared by; `undefined` for a row that is none of the list's own. */
  identify: (row: Row) => string | undefined;
  /** What it means that the readings agree on fewer rows than are counted. */
  leftOut: "gone" | "missing";
}

/**
 * Reads a list by its two endpoints in turn. One walk is enough when each page begins with the last row of the one
 * before and none has fewer rows than it should; else until the readings agree. Whatever any reading saw is kept: it
 * was there at some time.
 */
async function readInTurn<Row extends { id: string }>(
  endpoints: readonly [ReadPage<Row>, ReadPage<Row>],
  { identify, leftOut }: Turns<Row>,
): Promise<Reading<Row>> {
  let rows = new Map<string, Row>();
  /** Those of the first endpoint: its total and its duplicates are reported. */
  const walks: Walk<Row>[] = [];
  const sightings: Sighting[] = [];
  const end = (proof: ListReport["proof"], more: { reason?: string; notReturned?: number } = {}) =>
    reading(rows, { walks, proof, ...more });
  const isOwn = (row: Row) => identify(row) !== undefined;
  let movedInARow = 0;
  for (;;) {
    const isFirst = sightings.length % 2 === 0;
    const walk = await walkUnsorted(endpoints[isFirst ? 0 : 1]);
    if (isFirst) walks.push(walk);
    rows =
      rows.size === 0 && isFirst
        ? walk.rows
        : merged(rows, walk.rows, (row, known) =>
            known === undefined ? isFirst || isOwn(row) : isOwn(row) && !isOwn(known),
          );
    if (walk.unreadable > 0) return end("incomplete", { reason: UNREADABLE });
    movedInARow = walk.fault === undefined ? 0 : movedInARow + 1;
    if (movedInARow === MOVED_WALKS) return end("incomplete", { reason: walk.fault ?? DIFFERS });
    if (walk.fault !== undefined) continue;
    const { total, rows: returned } = walks.at(-1) ?? walk;
    const proof = total === undefined ? "readToEnd" : "proven";
    if (isFirst && walk.joints === "exact" && !walk.leftOut) return end(proof);
    const { joints, totalChanged } = walk;
    const ids = [...walk.rows.values()].map(identify).filter((id) => id !== undefined);
    sightings.push({ ids: new Set(ids), joints, totalChanged });
    const notReturned = Math.max(0, (total ?? 0) - returned.size);
    const isAgreed = agree(sightings);
    if (isAgreed && (leftOut === "gone" || notReturned === 0)) return end(proof, { notReturned });
    if (isAgreed || sightings.length === READINGS) {
      const counted = total === undefined || notReturned === 0 ? [] : [fewer(returned.size, total)];
      return end("incomplete", { reason: [...counted, ...(isAgreed ? [] : [DIFFERS])].join(", and ") });
    }
  }
}

/** The known rows and the news of others, in a map of its own. */
function merged<Row>(
  known: ReadonlyMap<string, Row>,
  others: ReadonlyMap<string, Row>,
  isNews: (row: Row, known: Row | undefined) => boolean,
): Map<string, Row> {
  const rows = new Map(known);
  for (const [id, row] of others) if (isNews(row, rows.get(id))) rows.set(id, row);
  return rows;
}

function reading<Row>(
  rows: Map<string, Row>,
  verdict: {
    walks: readonly Walk<Row>[];
    proof: ListReport["proof"];
    reason?: string;
    notReturned?: number;
  },
): Reading<Row> {
  const { walks, proof, reason, notReturned = 0 } = verdict;
  const total = walks.at(-1)?.total;
  const duplicates = walks.reduce((sum, walk) => sum + walk.duplicates, 0);
  return {
    rows,
    report: {
      ...(total === undefined ? {} : { reported: total }),
      read: rows.size,
      duplicates,
      notReturned,
      proof,
      ...(reason === undefined ? {} : { reason }),
    },
  };
}

function fewer(read: number, total: number): string {
  return `JumpCloud counts ${total}, ${read} came`;
}
