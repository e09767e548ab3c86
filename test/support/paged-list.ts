import type { Page } from "../../src/jumpcloud/page.js";
import { PAGE_LIMIT } from "../../src/jumpcloud/page.js";
import type { ReadPage } from "../../src/jumpcloud/page-source.js";

export interface Row {
  id: string;
  direct: boolean;
}

/** A list as a server holds it: an array that a test may change between two pages. */
export interface PagedList {
  rows: Row[];
  /** Ids that are counted and left out of every page. */
  ghosts: Set<string>;
  statesTotal: boolean;
  /** Called before each page is answered, with how many were. */
  beforePage: (count: number) => void;
  pagesRead: number;
}

export function pagedList(ids: readonly string[], change: Partial<PagedList> = {}): PagedList {
  return {
    rows: ids.map((id) => ({ id, direct: true })),
    ghosts: new Set(),
    statesTotal: true,
    beforePage() {},
    pagesRead: 0,
    ...change,
  };
}

/** `count` ids in ascending order. */
export function someIds(count: number): string[] {
  return Array.from({ length: count }, (_, index) => String(index).padStart(6, "0"));
}

/** Gives a list another order. */
export function shuffle(list: PagedList, seed: number): void {
  let state = seed + 1;
  for (let index = list.rows.length - 1; index > 0; index -= 1) {
    state = (state * 48_271) % 2_147_483_647;
    const other = state % (index + 1);
    const [a, b] = [list.rows[index], list.rows[other]];
    if (a && b) [list.rows[index], list.rows[other]] = [b, a];
  }
}

export function readerOf(list: PagedList): ReadPage<Row> {
  return async (skip) => {
    // As over a network, pages that were asked for together are answered in any order.
    for (let ticks = (skip * 7919) % 11; ticks >= 0; ticks -= 1) await Promise.resolve();
    list.beforePage(list.pagesRead);
    list.pagesRead += 1;
    const rows = list.rows.slice(skip, skip + PAGE_LIMIT).filter(({ id }) => !list.ghosts.has(id));
    const page: Page<Row> = { skip, rows, width: rows.length, unreadable: 0, invalidFields: [] };
    return list.statesTotal ? { ...page, total: list.rows.length } : page;
  };
}
