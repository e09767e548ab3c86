/** A column as the room that it takes. */
export interface ColumnRoom {
  /** What its widest cell takes. */
  natural: number;
  /** What it may be cut to; absent when it is shown whole or not at all. */
  least?: number;
}

/** Blanks between two columns. */
export const GAP = 2;

/**
 * How wide each column is to be, so that all of them fit into `width`; 0 for one that has no room. The most important
 * one stays, whatever the width. `importance` lists the indexes of all columns, the most important first.
 */
export function fitColumns(
  columns: readonly ColumnRoom[],
  importance: readonly number[],
  width: number,
): number[] {
  for (let count = importance.length; count > 1; count -= 1) {
    const shown = importance.slice(0, count);
    const widths = cutToFit(columns, shown, width);
    if (widths !== undefined) return widths;
  }
  const [first] = importance;
  return columns.map(({ natural }, index) => (index === first ? Math.min(natural, width) : 0));
}

/**
 * `undefined` when these columns do not fit, cut as they may be. The widest is cut first, so that one long name does
 * not cost all the others their ends; of two, the less important one.
 */
function cutToFit(
  columns: readonly ColumnRoom[],
  shown: readonly number[],
  width: number,
): number[] | undefined {
  const widths = columns.map(({ natural }, index) => (shown.includes(index) ? natural : 0));
  const widthAt = (index: number | undefined) => (index === undefined ? 0 : (widths[index] ?? 0));
  let excess = widths.reduce((sum, each) => sum + each, 0) + GAP * (shown.length - 1) - width;
  for (; excess > 0; excess -= 1) {
    let widest: number | undefined;
    for (const index of shown) {
      const least = columns[index]?.least;
      if (least === undefined || widthAt(index) <= least) continue;
      if (widthAt(index) >= widthAt(widest)) widest = index;
    }
    if (widest === undefined) return undefined;
    widths[widest] = widthAt(widest) - 1;
  }
  return widths;
}
