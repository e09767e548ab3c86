import { PAGE_STEP, type Page, pageCount } from "./page.js";
import type { ReadPage } from "./page-source.js";

/** Pages of one list that are asked for at once; the client's own concurrency is the lower bound. */
const PAGES_AT_ONCE = 32;
/**
 * So many empty pages in a row, each asked for three times, end a walk before its total: a total can be absurd. Deleted
 * objects leave empty pages too, but 10,000 deleted at one go do not.
 */
const EMPTY_PAGES_IN_A_ROW = 100;

export interface Pages<Row> {
  /** Page k begins at row 99 · k. */
  pages: Page<Row>[];
  /** Ended before the stated total was reached. */
  cutShort: boolean;
}

/**
 * Reads every page of a list: the first tells how many there are, the others are read in parallel. A short page is not
 * the last one, since rows can be counted and left out. Without a total, on until an empty page and one beyond.
 */
export async function readPages<Row>(read: ReadPage<Row>): Promise<Pages<Row>> {
  const first = await read(0);
  if (first.total === undefined) return { pages: await readToEmpty(first, read), cutShort: false };
  const pages = [first];
  const cutShort = await readParallel(pages, pageCount(first.total), read);
  return { pages, cutShort: cutShort || (await readGrown(pages, read)) };
}

async function readToEmpty<Row>(first: Page<Row>, read: ReadPage<Row>): Promise<Page<Row>[]> {
  const pages = [first];
  let emptyInARow = first.width === 0 ? 1 : 0;
  while (emptyInARow < 2) {
    const page = await read(pages.length * PAGE_STEP);
    emptyInARow = page.width === 0 ? emptyInARow + 1 : 0;
    pages.push(page);
  }
  return pages;
}

async function readParallel<Row>(pages: Page<Row>[], count: number, read: ReadPage<Row>): Promise<boolean> {
  let next = 1;
  let emptyInARow = 0;
  async function worker(): Promise<void> {
    while (next < count && emptyInARow < EMPTY_PAGES_IN_A_ROW) {
      const index = next;
      next += 1;
      const page = await read(index * PAGE_STEP);
      pages[index] = page;
      emptyInARow = page.width === 0 && page.skip < (page.total ?? 0) ? emptyInARow + 1 : 0;
    }
  }
  await Promise.all(Array.from({ length: Math.min(PAGES_AT_ONCE, count - 1) }, worker));
  return next < count;
}

/** Rows can be added while a list is read: goes on while the last page states a total beyond it. */
export async function readGrown<Row>(pages: Page<Row>[], read: ReadPage<Row>): Promise<boolean> {
  let emptyInARow = 0;
  for (;;) {
    const stated = pages.at(-1)?.total ?? 0;
    if (pages.length >= pageCount(stated)) return false;
    if (emptyInARow >= EMPTY_PAGES_IN_A_ROW) return true;
    const page = await read(pages.length * PAGE_STEP);
    emptyInARow = page.width === 0 ? emptyInARow + 1 : 0;
    pages.push(page);
  }
}
