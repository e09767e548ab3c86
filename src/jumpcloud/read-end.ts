import { PAGE_STEP, pageCount, reachesItsTotal } from "./page.js";
import type { ReadPage } from "./page-source.js";

/**
 * The rows that came to the end of a list sorted by id since it was read, `known` being what it held: reads its last
 * page again, pages before that until one begins with a known id, and on to the total that the last one states.
 * New rows have greater ids, since JumpCloud's grow with time.
 */
export async function* readEnd<Row extends { id: string }>(
  read: ReadPage<Row>,
  known: { size: number; has(id: string): boolean },
): AsyncGenerator<Row> {
  const lastIndex = pageCount(known.size) - 1;
  const found = new Map<string, Row>();
  /** Returns how many of them were new. */
  const keep = (rows: readonly Row[]): number => {
    const before = found.size;
    for (const row of rows) if (!known.has(row.id)) found.set(row.id, row);
    return found.size - before;
  };
  let index = lastIndex;
  let page = await read(index * PAGE_STEP);
  const end = page;
  keep(page.rows);
  while (index > 0 && !startsKnown(page.rows, known)) {
    index -= 1;
    page = await read(index * PAGE_STEP);
    keep(page.rows);
  }
  let last = end;
  // A page behind the end that brings nobody new comes of a total that is wrong.
  for (let next = lastIndex + 1, isNew = true; isNew && !reachesItsTotal(last); next += 1) {
    last = await read(next * PAGE_STEP);
    isNew = keep(last.rows) > 0;
  }
  yield* found.values();
}

function startsKnown(rows: readonly { id: string }[], known: { has(id: string): boolean }): boolean {
  const first = rows[0];
  return first !== undefined && known.has(first.id);
}
