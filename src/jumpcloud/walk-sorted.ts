import { PAGE_LIMIT, type Page, reachesItsTotal } from "./page.js";
import type { ReadPage } from "./page-source.js";
import { readGrown, readPages } from "./read-pages.js";
import { collectRows, type Walk } from "./walk.js";

/** So often is a page read again at one place. */
const REREADINGS = 3;
/** Pages that are nearer to each other than this are not bridged. */
const NEAREST = PAGE_LIMIT / 4;
/** What mending may cost beyond reading every page twice more. */
const SPARE_PAGES = 12;

const GAP = "two pages leave a gap that reading them again does not close";

/** Whether every page is in ascending order of ids: a server may ignore a sort that it does not know. */
export function isSorted(pages: readonly Page<{ id: string }>[]): boolean {
  return pages.every(({ rows }) =>
    rows.every((row, index) => index === 0 || (rows[index - 1]?.id ?? "") < row.id),
  );
}

/**
 * Mends a list that is sorted by a unique id until its pages overlap without a gap: each page holds all the rows
 * between its first and its last at the time it was read, so overlapping pages hold everybody who was there throughout,
 * at whatever moments they were read. A gap, which deleted rows leave, is closed by a page from the middle between the
 * two; reading the pages before it again would move the gap to the front page by page.
 */
export async function mendSorted<Row extends { id: string }>(
  given: readonly Page<Row>[],
  read: ReadPage<Row>,
): Promise<Walk<Row>> {
  const pages = [...given];
  const everything = new Map<string, Row>();
  const totals = new Set<number>();
  const readings = new Map<number, number>();
  let unreadable = 0;
  let fault: string | undefined;
  const remember = () => {
    for (const page of pages) {
      for (const row of page.rows) everything.set(row.id, row);
      if (page.total !== undefined) totals.add(page.total);
      unreadable = Math.max(unreadable, page.unreadable);
    }
  };
  let budget = 2 * pages.length + SPARE_PAGES;
  for (remember(); ; remember()) {
    const doubtful = doubtfulPlaces(pages);
    if (doubtful.length === 0) break;
    const again = doubtful.filter((skip) => (readings.get(skip) ?? 0) < REREADINGS);
    if (again.length === 0 || budget <= 0 || !isSorted(pages)) {
      fault = GAP;
      break;
    }
    for (const skip of again) {
      budget -= 1;
      readings.set(skip, (readings.get(skip) ?? 0) + 1);
      put(pages, await read(skip));
    }
    await readGrown(pages, read);
  }
  return {
    ...collectRows(pages),
    rows: everything,
    unreadable,
    totalChanged: totals.size > 1,
    ...(fault === undefined ? {} : { fault }),
  };
}

/** Puts a page in its place, over the one that was read there before. */
function put<Row>(pages: Page<Row>[], page: Page<Row>): void {
  const index = pages.findIndex(({ skip }) => skip >= page.skip);
  if (index === -1) pages.push(page);
  else pages.splice(index, pages[index]?.skip === page.skip ? 1 : 0, page);
}

/** Where to read again, from the right: a last page that is not the end, a short one in the middle, a gap. */
function doubtfulPlaces(pages: readonly Page<{ id: string }>[]): number[] {
  const last = pages.findLastIndex((page) => page.width > 0);
  const end = pages[last];
  if (end === undefined) return [];
  if (!isEnd(end)) {
    const behind = pages[last + 1];
    return behind === undefined ? [end.skip] : [end.skip, behind.skip];
  }
  for (let index = last - 1; index >= 0; index -= 1) {
    const page = pages[index];
    const next = pages[index + 1];
    if (page === undefined || next === undefined) continue;
    const isShort = page.width < PAGE_LIMIT && !reachesItsTotal(page);
    if (isShort || page.width === 0) return [page.skip];
    if (leavesGap(page, next)) {
      const isNear = next.skip - page.skip < NEAREST;
      return [isNear ? page.skip : Math.floor((page.skip + next.skip) / 2)];
    }
  }
  return [];
}

/** A full page without a total is not the end: whoever stood behind it may have slipped into it. */
function isEnd(page: Page<unknown>): boolean {
  return reachesItsTotal(page) && (page.total !== undefined || page.width < PAGE_LIMIT);
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
  if (cutShort)
    return { ...collectRows(pages), fault: "it ended long before the total that JumpCloud states" };
  return await mendSorted(pages, read);
}
