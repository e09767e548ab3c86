import { PAGE_LIMIT, type Page } from "./page.js";
import type { ReadPage } from "./page-source.js";
import { isShuffled, seamBetween } from "./seam.js";
import type { Joints } from "./walk.js";

/** Half a page: how far a bridge stands from the page before it. */
const HALF_PAGE = PAGE_LIMIT / 2 - 1;
/** What joining may cost beyond reading every page once more. */
const SPARE_PAGES = 8;
/** So often is the end of a list looked for behind the last page with rows. */
const END_TRIES = 3;

/**
 * Joins the pages of a list without an order. Where two neighbours do not share the row that they should, rows came or
 * went between them, or the row is one that is counted and left out: then a bridge is read, a page from the middle
 * between the two, which shares some fifty rows with each. The last page has to be the end by its own total; where none
 * is stated, by a bridge that brings the second half of its rows again and nothing else. `undefined` when the pages
 * cannot be joined, since the order moved. Rejects as `read` does.
 */
export async function joinPages<Row extends { id: string }>(
  pages: readonly Page<Row>[],
  read: ReadPage<Row>,
): Promise<{ pages: Page<Row>[]; joints: Joints } | undefined> {
  const chain = pages.filter(({ rows }) => rows.length > 0);
  const [first] = chain;
  if (first === undefined) return { pages: [...pages], joints: pages.length > 1 ? "open" : "exact" };
  if (isShuffled(chain)) return undefined;
  // Whoever stood behind a first page without rows may have slipped into it.
  const joints = new Set<Joints>(first.skip > 0 ? ["open"] : []);
  let budget = pages.length + SPARE_PAGES;
  let endTries = 0;
  const bridge = async (skip: number | undefined) => {
    if (skip === undefined || budget === 0) return undefined;
    budget -= 1;
    return read(skip);
  };
  for (let index = 0; index < chain.length; ) {
    const [page, next] = chain.slice(index, index + 2);
    if (page === undefined) break;
    const seam = next === undefined ? (isEndOfList(page) ? "exact" : "open") : seamBetween(page, next);
    if (seam === "exact" || seam === "joined") {
      joints.add(seam);
      index += 1;
      continue;
    }
    if (next === undefined) endTries += 1;
    const between = await bridge(next === undefined ? skipToEnd(page, endTries) : skipBetween(page, next));
    if (next === undefined && between !== undefined && showsEnd(page, between)) index += 1;
    else if (between !== undefined && between.rows.length > 0) {
      joints.add("joined");
      chain.splice(index + 1, 0, between);
    } else if (seam === "torn") return undefined;
    else {
      joints.add("open");
      index += 1;
    }
  }
  const empty = pages.filter(({ rows }) => rows.length === 0);
  return {
    pages: [...chain, ...empty].sort((a, b) => a.skip - b.skip),
    joints: joints.has("open") ? "open" : joints.has("joined") ? "joined" : "exact",
  };
}

/** A page is the end of the list when it states a total and no row was counted behind it at the time it was read. */
export function isEndOfList({ skip, total }: Page<unknown>): boolean {
  return total !== undefined && skip + PAGE_LIMIT >= total;
}

/**
 * Whether `page`, which states no total, was the end of the list when `bridge`, which begins in its midst, was read: that
 * one brings the same rows from there on, and no others. That `page` is short shows nothing, since rows that are counted
 * and left out can fill it up, nor that a page behind it was empty, since rows may have gone before that was read:
 * whoever stood behind `page` has slipped into it. The rows that both have stand in front of whoever that is, and hold
 * their place: the bridge has to bring one at the least.
 */
function showsEnd(page: Page<{ id: string }>, bridge: Page<{ id: string }>): boolean {
  if (page.total !== undefined || bridge.total !== undefined) return false;
  const rest = page.rows.slice(halfOf(page));
  return bridge.rows.length === rest.length && rest.every(({ id }, place) => bridge.rows[place]?.id === id);
}

/** Behind a page that is not the end by its total; in the midst of the rows of one that states none. */
function skipToEnd(page: Page<unknown>, tries: number): number | undefined {
  if (tries > END_TRIES) return undefined;
  return page.skip + (page.total === undefined ? halfOf(page) : HALF_PAGE);
}

function halfOf({ rows }: Page<unknown>): number {
  return Math.min(HALF_PAGE, Math.floor(rows.length / 2));
}

/** Two pages half a page apart share half their rows; what is nearer shows nothing else. */
function skipBetween(page: Page<unknown>, next: Page<unknown>): number | undefined {
  return next.skip - page.skip < HALF_PAGE ? undefined : Math.floor((page.skip + next.skip) / 2);
}
