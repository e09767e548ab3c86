import { PAGE_LIMIT, type Page, reachesItsTotal } from "./page.js";
import type { ReadPage } from "./page-source.js";
import { readGrown, readPages } from "./read-pages.js";
import { collectRows, type Walk } from "./walk.js";

const REREADINGS = 3;

/** Whether every page is in ascending order of ids: a server may ignore a sort that it does not know. */
export function isSorted(pages: readonly Page<{ id: string }>[]): boolean {
  return pages.every(({ rows }) =>
    rows.every((row, index) => index === 0 || (rows[index - 1]?.id ?? "") < row.id),
  );
}

/**
 * Mends a list that is sorted by a unique id until its pages overlap without a gap: each page holds all the rows
 * between its first and its last at the time it was read, so overlapping pages hold everybody who was there throughout.
 * `pages` are changed in place.
 */
export async function mendSorted<Row extends { id: string }>(
  pages: Page<Row>[],
  read: ReadPage<Row>,
): Promise<Walk<Row>> {
  const everything = new Map<string, Row>();
  const totals = new Set<number>();
  const readings = new Map<number, number>();
  let fault: string | undefined;
  const remember = () => {
    const { rows } = collectRows(pages);
    for (const [id, row] of rows) everything.set(id, row);
    for (const page of pages) if (page.total !== undefined) totals.add(page.total);
  };
  const { duplicates } = collectRows(pages);
  for (;;) {
    remember();
    const doubtful = doubtfulPages(pages);
    if (doubtful.length === 0) break;
    const again = doubtful.filter((index) => (readings.get(index) ?? 0) < REREADINGS);
    if (again.length === 0) {
      fault = "two pages leave a gap that reading them again does not close";
      break;
    }
    for (const index of again) {
      readings.set(index, (readings.get(index) ?? 0) + 1);
      const skip = pages[index]?.skip ?? 0;
      pages[index] = await read(skip);
    }
    await readGrown(pages, read);
  }
  const total = pages.findLast((page) => page.total !== undefined)?.total;
  return {
    rows: everything,
    total,
    totalChanged: totals.size > 1,
    leftOut: collectRows(pages).leftOut,
    duplicates,
    ...(fault === undefined ? {} : { fault }),
  };
}

/** The pages to read again, from the right: the one before a gap, a short one in the middle, a last one that is not. */
function doubtfulPages(pages: readonly Page<{ id: string }>[]): number[] {
  const last = pages.findLastIndex((page) => page.width > 0);
  if (last === -1) return [];
  const end = pages[last];
  if (end !== undefined && !reachesItsTotal(end)) {
    return last + 1 < pages.length ? [last, last + 1] : [last];
  }
  for (let index = last - 1; index >= 0; index -= 1) {
    const page = pages[index];
    const next = pages[index + 1];
    if (page === undefined || next === undefined) continue;
    const isShort = page.width < PAGE_LIMIT && !reachesItsTotal(page);
    if (isShort || leavesGap(page, next)) return [index];
  }
  return [];
}

function leavesGap(page: Page<{ id: string }>, next: Page<{ id: string }>): boolean {
  const lastId = page.rows.at(-1)?.id;
  const nextId = next.rows[0]?.id;
  return lastId === undefined || nextId === undefined || nextId > lastId;
}

/** Reads a list by a unique id; `undefined` when its rows are not in that order after all. */
export async function walkSorted<Row extends { id: string }>(
  read: ReadPage<Row>,
): Promise<Walk<Row> | undefined> {
  const { pages, cutShort } = await readPages(read);
  if (!isSorted(pages)) return undefined;
  const walk = await mendSorted(pages, read);
  return cutShort ? { ...walk, fault: "it ended long before the total that JumpCloud states" } : walk;
}
