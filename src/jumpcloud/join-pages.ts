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
 * between the two, which shares some fifty rows with each. The last page has to be the end by its own total.
 * `undefined` when the pages cannot be joined, since the order moved. Rejects as `read` does.
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
    const page = await read(skip);
    return page.rows.length > 0 ? page : undefined;
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
    if (between !== undefined) {
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

/** A page is the end of the list when no row was counted behind it at the time it was read. */
export function isEndOfList({ skip, width, total }: Page<unknown>): boolean {
  return total === undefined ? width < PAGE_LIMIT : skip + PAGE_LIMIT >= total;
}

function skipToEnd({ skip }: Page<unknown>, tries: number): number | undefined {
  return tries > END_TRIES ? undefined : skip + HALF_PAGE;
}

/** Two pages half a page apart share half their rows; what is nearer shows nothing else. */
function skipBetween(page: Page<unknown>, next: Page<unknown>): number | undefined {
  return next.skip - page.skip < HALF_PAGE ? undefined : Math.floor((page.skip + next.skip) / 2);
}
