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

/** `undefined` when these columns do not fit, cut as they may be: the least important is cut first. */
function cutToFit(
  columns: readonly ColumnRoom[],
  shown: readonly number[],
  width: number,
): number[] | undefined {
  const widths = columns.map(({ natural }, index) => (shown.includes(index) ? natural : 0));
  let excess = widths.reduce((sum, each) => sum + each, 0) + GAP * (shown.length - 1) - width;
  for (const index of [...shown].reverse()) {
    if (excess <= 0) break;
    const natural = widths[index] ?? 0;
    const cut = Math.min(excess, natural - Math.min(natural, columns[index]?.least ?? natural));
    widths[index] = natural - cut;
    excess -= cut;
  }
  return excess > 0 ? undefined : widths;
}
