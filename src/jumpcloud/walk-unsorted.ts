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
  if (next === undefined) return false;
  if (next.width === 0 && next.skip >= (next.total ?? Number.POSITIVE_INFINITY)) {
    // The list has become shorter: rows that stood behind the page before may have slipped into it unseen.
    return (page.total ?? 0) > page.skip + PAGE_LIMIT;
  }
  // A page that is not full left out rows, and the shared one may be among them.
  return page.rows.length === PAGE_LIMIT && page.rows.at(-1)?.id !== next.rows[0]?.id;
}
