import type { Page } from "./page.js";

/**
 * How two neighbouring pages of a list without an order stand to each other. `exact`: the last row of the one is the
 * first of the other, as pages are asked for. `joined`: they share more rows, in the same order, and few that only one
 * of them has stand between. `open`: they share none. `torn`: anything else, as when the order moved.
 *
 * One shared row is enough to lose nobody between two pages, as long as rows come and go and none changes its place
 * among the others: whoever was there throughout stands before the shared row, so in the first page or in front of it,
 * or behind it, so in the second page or further on. That holds at whatever moments the two were read.
 */
export type Seam = "exact" | "joined" | "open" | "torn";

type Rows = Pick<Page<{ id: string }>, "rows">;

export function seamBetween({ rows }: Rows, { rows: nextRows }: Rows): Seam {
  const places = new Map(nextRows.map(({ id }, place) => [id, place]));
  const from = rows.findIndex(({ id }) => places.has(id));
  if (from === -1) return "open";
  let shared = 0;
  let others = 0;
  let last = -1;
  for (const { id } of rows.slice(from)) {
    const place = places.get(id);
    if (place === undefined) {
      others += 1;
      continue;
    }
    if (place <= last) return "torn";
    others += place - last - 1;
    last = place;
    shared += 1;
  }
  if (shared === 1 && others === 0) return "exact";
  // Pages of a shuffled list share rows by chance, and these stand far apart.
  return others < shared ? "joined" : "torn";
}

/** So many torn seams do not come of single rows that came or went: the whole order is another. */
export function isShuffled(pages: readonly Rows[]): boolean {
  const torn = pages.filter((page, index) => {
    const next = pages[index + 1];
    return next !== undefined && seamBetween(page, next) === "torn";
  });
  return torn.length > 2 + pages.length / 4;
}
