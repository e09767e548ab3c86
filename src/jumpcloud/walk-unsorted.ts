import { PAGE_LIMIT, type Page } from "./page.js";
import type { ReadPage } from "./page-source.js";
import { readPages } from "./read-pages.js";
import { collectRows, type Walk } from "./walk.js";

/**
 * Reads a list that has no order to rely on. A row that comes twice, or a full page whose last row is not the first of
 * the next, prove that the order moved between two pages; nothing else does, so such a walk has a fault.
 */
export async function walkUnsorted<Row extends { id: string }>(read: ReadPage<Row>): Promise<Walk<Row>> {
  const { pages, cutShort } = await readPages(read);
  const walk = collectRows(pages);
  if (cutShort) return { ...walk, fault: "it ended long before the total that JumpCloud states" };
  if (walk.duplicates > 0 || pages.some((page, index) => hasMoved(page, pages[index + 1]))) {
    return { ...walk, fault: "its order moved while it was read" };
  }
  return walk;
}

function hasMoved(page: Page<{ id: string }>, next: Page<{ id: string }> | undefined): boolean {
  // A page that is not full left out rows, and the shared one may be among them.
  if (next === undefined || page.rows.length < PAGE_LIMIT) return false;
  const isBeyondTheEnd = next.width === 0 && next.skip >= (next.total ?? Number.POSITIVE_INFINITY);
  return !isBeyondTheEnd && page.rows.at(-1)?.id !== next.rows[0]?.id;
}
