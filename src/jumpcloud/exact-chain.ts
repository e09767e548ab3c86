import type { Page } from "./page.js";

/**
 * The rows of pages that hang together as they are asked for: each begins with the last row of the one before, and no
 * row comes anywhere else. `undefined` when they do not, or when the first of them does not begin the list. Pages
 * without rows are passed over.
 *
 * Nearly every list of edges is such a chain, and this needs one look at each row; to see how else two pages share rows
 * takes four times as long.
 */
export function rowsOfExactChain<Row extends { id: string }>(
  pages: readonly Page<Row>[],
): Map<string, Row> | undefined {
  const rows = new Map<string, Row>();
  let expected = 0;
  let previous: Page<Row> | undefined;
  for (const page of pages) {
    const [first] = page.rows;
    if (first === undefined) continue;
    if (previous === undefined ? page.skip > 0 : previous.rows.at(-1)?.id !== first.id) return undefined;
    expected += page.rows.length - (previous === undefined ? 0 : 1);
    for (const row of page.rows) rows.set(row.id, row);
    previous = page;
  }
  return rows.size === expected ? rows : undefined;
}
