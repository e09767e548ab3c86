import { PAGE_LIMIT, type Page } from "./page.js";

/** What one walk through the pages of a list brought. */
export interface Walk<Row> {
  rows: Map<string, Row>;
  /** Rows as the last page that states it counts them. */
  total: number | undefined;
  /** Whether pages of this walk stated different totals: rows came or went meanwhile. */
  totalChanged: boolean;
  /** Whether a page brought fewer rows than the total that it states itself leaves for it. */
  leftOut: boolean;
  /** Rows that came more often than the shared row of two pages explains. */
  duplicates: number;
  /** Why rows may be missing although the pages were read, in words. */
  fault?: string;
}

/** The rows of `walks`, later readings winning. */
export function mergeRows<Row>(walks: Iterable<Walk<Row>>): Map<string, Row> {
  const merged = new Map<string, Row>();
  for (const walk of walks) for (const [id, row] of walk.rows) merged.set(id, row);
  return merged;
}

/** Collects the rows of pages that stand in order. */
export function collectRows<Row extends { id: string }>(pages: readonly Page<Row>[]): Walk<Row> {
  const rows = new Map<string, Row>();
  const totals = new Set<number>();
  let total: number | undefined;
  let duplicates = 0;
  let leftOut = false;
  for (const [index, page] of pages.entries()) {
    const shared = pages[index - 1]?.rows.at(-1)?.id;
    for (const [position, row] of page.rows.entries()) {
      if (rows.has(row.id) && !(position === 0 && row.id === shared)) duplicates += 1;
      rows.set(row.id, row);
    }
    if (page.total !== undefined) {
      totals.add(page.total);
      total = page.total;
      leftOut ||= page.rows.length < Math.min(PAGE_LIMIT, page.total - page.skip);
    }
  }
  return { rows, total, totalChanged: totals.size > 1, leftOut, duplicates };
}
