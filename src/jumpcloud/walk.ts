import { PAGE_LIMIT, type Page } from "./page.js";

/**
 * How the pages of a walk hang together. `exact`: each begins with the last row of the one before. `joined`: rows came
 * or went meanwhile, and each still shares rows with its neighbour. `open`: two neighbours share none, since the rows
 * between them were counted and left out.
 */
export type Joints = "exact" | "joined" | "open";

/** What one walk through the pages of a list brought. */
export interface Walk<Row> {
  rows: Map<string, Row>;
  /** Rows as the last page that states it counts them. */
  total: number | undefined;
  /** Whether pages of this walk stated different totals: rows came or went meanwhile. */
  totalChanged: boolean;
  /** Whether a page brought fewer rows than its elements, or than the total leaves for it. */
  leftOut: boolean;
  /** Rows that came more often than the overlap of neighbouring pages explains. */
  duplicates: number;
  /** Elements that could not be read as rows. */
  unreadable: number;
  joints: Joints;
  /** Why rows may be missing although the pages were read, in words. */
  fault?: string;
}

/** Collects the rows of pages that stand in order. */
export function collectRows<Row extends { id: string }>(
  pages: readonly Page<Row>[],
  joints: Joints = "exact",
): Walk<Row> {
  const rows = new Map<string, Row>();
  const lastPageOf = new Map<string, Page<Row>>();
  let duplicates = 0;
  let previous: Page<Row> | undefined;
  for (const page of pages) {
    for (const row of page.rows) {
      const seenIn = lastPageOf.get(row.id);
      if (seenIn !== undefined && seenIn !== previous) duplicates += 1;
      lastPageOf.set(row.id, page);
      rows.set(row.id, row);
    }
    if (page.rows.length > 0) previous = page;
  }
  return walkOf(pages, { rows, duplicates, joints });
}

/** The walk through `pages` that brought these rows. */
export function walkOf<Row>(
  pages: readonly Page<Row>[],
  { rows, duplicates, joints }: Pick<Walk<Row>, "rows" | "duplicates" | "joints">,
): Walk<Row> {
  const totals = new Set<number>();
  for (const { total } of pages) if (total !== undefined) totals.add(total);
  return {
    rows,
    total: pages.findLast((page) => page.total !== undefined)?.total,
    totalChanged: totals.size > 1,
    leftOut: pages.some((page) => leavesOut(page, totals.size > 0)),
    duplicates,
    unreadable: pages.reduce((sum, page) => sum + page.unreadable, 0),
    joints,
  };
}

/** A page that states no total among others that do may have left out anything. */
function leavesOut({ rows, width, skip, total }: Page<unknown>, isCounted: boolean): boolean {
  if (rows.length < width) return true;
  return total === undefined ? isCounted : rows.length < Math.min(PAGE_LIMIT, total - skip);
}
