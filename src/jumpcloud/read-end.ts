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
  const keep = (rows: readonly Row[]) => {
    for (const row of rows) if (!known.has(row.id)) found.set(row.id, row);
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
  for (let next = lastIndex + 1; !reachesItsTotal(last) && last.width > 0; next += 1) {
    last = await read(next * PAGE_STEP);
    keep(last.rows);
  }
  yield* found.values();
}

function startsKnown(rows: readonly { id: string }[], known: { has(id: string): boolean }): boolean {
  const first = rows[0];
  return first !== undefined && known.has(first.id);
}
