import type { ListReport } from "./list-report.js";
import type { ReadPage } from "./page-source.js";
import { mergeRows, type Walk } from "./walk.js";
import { walkSorted } from "./walk-sorted.js";
import { walkUnsorted } from "./walk-unsorted.js";

/** The rows of a list, and what is known of its completeness. */
export interface Reading<Row> {
  rows: Map<string, Row>;
  report: Omit<ListReport, "list" | "of" | "endpoint">;
}

/** An unsorted list is walked so often until a walk sees no moving order. */
const WALKS = 3;
/** So often are both endpoints of an edge list read until they agree. */
const ROUNDS = 3;

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
    const rows = mergeRows(walks);
    if (walk.fault !== undefined) return reading(rows, { walks, proof: "incomplete", reason: walk.fault });
    if (walk.total === undefined) return reading(rows, { walks, proof: "readToEnd" });
    if (walk.totalChanged || rows.size >= walk.total) return reading(rows, { walks, proof: "proven" });
    if (walks.length > 1)
      return reading(rows, { walks, proof: "incomplete", reason: fewer(rows.size, walk.total) });
  }
}

/** Reads a list without an order that has no second endpoint: `/usergroups` where it cannot be sorted, roles. */
export async function readUnsortedList<Row extends { id: string }>(
  read: ReadPage<Row>,
): Promise<Reading<Row>> {
  const walks: Walk<Row>[] = [];
  for (;;) {
    const again = await walkUntilStill(read);
    walks.push(...again);
    const rows = mergeRows(walks);
    const walk = again.at(-1);
    if (walk?.fault !== undefined) return reading(rows, { walks, proof: "incomplete", reason: walk.fault });
    if (walk?.total === undefined) return reading(rows, { walks, proof: "readToEnd" });
    if (!walk.leftOut || rows.size >= walk.total) return reading(rows, { walks, proof: "proven" });
    if (walks.length > 1)
      return reading(rows, { walks, proof: "incomplete", reason: fewer(rows.size, walk.total) });
  }
}

/**
 * Reads a list of edges. JumpCloud counts edges to deleted objects and leaves them out of the pages, so fewer rows than
 * the total are read once more through `second`: the same direct ids mean that the rest does not exist any more.
 */
export async function readEdgeList<Row extends { id: string; direct: boolean }>(
  read: ReadPage<Row>,
  second: ReadPage<Row>,
): Promise<Reading<Row>> {
  const walks: Walk<Row>[] = [];
  for (let round = 1; ; round += 1) {
    const again = await walkUntilStill(read);
    walks.push(...again);
    const rows = mergeRows(walks);
    const walk = again.at(-1);
    if (walk === undefined || walk.fault !== undefined) {
      return reading(rows, { walks, proof: "incomplete", ...(walk?.fault ? { reason: walk.fault } : {}) });
    }
    if (walk.total === undefined) return reading(rows, { walks, proof: "readToEnd" });
    if (!walk.leftOut) return reading(rows, { walks, proof: "proven" });
    const other = (await walkUntilStill(second)).at(-1);
    if (other !== undefined && agree(walk, other)) {
      return reading(rows, { walks, proof: "proven", notReturned: Math.max(0, walk.total - walk.rows.size) });
    }
    if (round === ROUNDS) {
      const reason = `${fewer(walk.rows.size, walk.total)}, and a second reading differs`;
      return reading(rows, { walks, proof: "incomplete", reason });
    }
  }
}

/** Walks until the order does not move; the last walk has a fault when it never stood still. */
async function walkUntilStill<Row extends { id: string }>(read: ReadPage<Row>): Promise<Walk<Row>[]> {
  const walks: Walk<Row>[] = [];
  do {
    walks.push(await walkUnsorted(read));
  } while (walks.length < WALKS && walks.at(-1)?.fault !== undefined);
  return walks;
}

/** Whether two readings saw the same direct edges, each of them while nothing came or went. */
function agree(one: Walk<{ direct: boolean }>, other: Walk<{ direct: boolean }>): boolean {
  if (other.fault !== undefined || one.totalChanged || other.totalChanged) return false;
  const ids = directIds(one.rows);
  const otherIds = directIds(other.rows);
  return ids.size === otherIds.size && [...ids].every((id) => otherIds.has(id));
}

function directIds(rows: ReadonlyMap<string, { direct: boolean }>): Set<string> {
  return new Set([...rows].filter(([, row]) => row.direct).map(([id]) => id));
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
