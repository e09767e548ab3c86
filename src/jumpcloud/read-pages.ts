import { PAGE_STEP, type Page, pageCount } from "./page.js";
import type { ReadPage } from "./page-source.js";

/** Pages of one list that are asked for at once; the client's own concurrency is the lower bound. */
const PAGES_AT_ONCE = 32;
/**
 * So many barren pages in a row end a walk: a total can be absurd, and a server can answer every page with the same
 * rows. Deleted objects leave pages without rows too, but 10,000 deleted at one go do not.
 */
const BARREN_PAGES_IN_A_ROW = 100;
/** A page with fewer rows than this that had not been seen is barren. */
const FEW_NEW_ROWS = 10;

export interface Pages<Row> {
  /** In the order of the list, page k from row 99 · k on. */
  pages: Page<Row>[];
  /** Given up before its end. */
  cutShort: boolean;
}

/**
 * Reads every page of a list: the first tells how many there are, the others are read in parallel. A short page is not
 * the last one, since rows can be counted and left out. Without a total, or with one that a page disproves, on until an
 * empty page and one behind it.
 */
export async function readPages<Row extends { id: string }>(read: ReadPage<Row>): Promise<Pages<Row>> {
  const guard = new BarrenGuard();
  const guarded: ReadPage<Row> = async (skip) => guard.seen(await read(skip));
  const first = await guarded(0);
  let pages = [first];
  if (first.total !== undefined) {
    const count = pageCount(first.total);
    await readParallel(pages, { count, read: guarded, guard });
    if (guard.isOver() && pages.length < count) return { pages: withoutHoles(pages), cutShort: true };
    await readGrown(pages, guarded);
  }
  if (first.total === undefined || pages.some(({ disprovesTotal }) => disprovesTotal)) {
    pages = pages.map(({ total: _, ...page }) => page);
    await readToEmpty(pages, { read: guarded, guard });
  }
  return { pages, cutShort: guard.isOver() };
}

interface Reading<Row> {
  read: ReadPage<Row>;
  guard: BarrenGuard;
}

async function readParallel<Row>(
  pages: Page<Row>[],
  { count, read, guard }: Reading<Row> & { count: number },
): Promise<void> {
  let next = 1;
  async function worker(): Promise<void> {
    while (next < count && !guard.isOver()) {
      const index = next;
      next += 1;
      pages[index] = await read(index * PAGE_STEP);
    }
  }
  await Promise.all(Array.from({ length: Math.min(PAGES_AT_ONCE, count - 1) }, worker));
}

async function readToEmpty<Row>(pages: Page<Row>[], { read, guard }: Reading<Row>): Promise<void> {
  let emptyInARow = pages.at(-1)?.width === 0 ? 1 : 0;
  while (emptyInARow < 2 && !guard.isOver()) {
    const page = await read(skipBehind(pages));
    const before = pages.at(-1);
    // Rows behind a page without any: it may be one of deleted objects, or empty by mistake.
    if (page.width > 0 && before?.width === 0) pages.splice(-1, 1, await read(before.skip));
    emptyInARow = page.width === 0 ? emptyInARow + 1 : 0;
    pages.push(page);
  }
}

/** Rows can be added while a list is read: goes on while rows are counted behind the last page. */
export async function readGrown<Row extends { id: string }>(
  pages: Page<Row>[],
  read: ReadPage<Row>,
): Promise<void> {
  const guard = new BarrenGuard();
  // The first row of the page behind is the last one of the page before it.
  while (skipBehind(pages) + 1 < (pages.at(-1)?.total ?? 0) && !guard.isOver()) {
    pages.push(guard.seen(await read(skipBehind(pages))));
  }
}

function skipBehind(pages: readonly Page<unknown>[]): number {
  return (pages.at(-1)?.skip ?? -PAGE_STEP) + PAGE_STEP;
}

/** Pages that were not asked for leave holes when reading in parallel ends early. */
function withoutHoles<Row>(pages: readonly Page<Row>[]): Page<Row>[] {
  return pages.filter((page) => page !== undefined);
}

/** Watches whether pages still bring rows that had not been seen. */
class BarrenGuard {
  readonly #ids = new Set<string>();
  /** Pages that wait to be looked at: before there are enough of them, none can end the walk, and most lists are short. */
  #waiting: Page<{ id: string }>[] = [];
  #pages = 0;
  #barrenInARow = 0;

  seen<Row extends { id: string }>(page: Page<Row>): Page<Row> {
    this.#waiting.push(page);
    this.#pages += 1;
    if (this.#pages < BARREN_PAGES_IN_A_ROW) return page;
    for (const waiting of this.#waiting) this.#look(waiting);
    this.#waiting = [];
    return page;
  }

  #look({ rows }: Page<{ id: string }>): void {
    const before = this.#ids.size;
    for (const { id } of rows) this.#ids.add(id);
    this.#barrenInARow = this.#ids.size - before < FEW_NEW_ROWS ? this.#barrenInARow + 1 : 0;
  }

  isOver(): boolean {
    return this.#barrenInARow >= BARREN_PAGES_IN_A_ROW;
  }
}
