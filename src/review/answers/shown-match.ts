import { spaced } from "../compared-text.js";
import type { ReviewItem } from "../review-item.js";
import { type ShownColumn, shownText } from "../sheet-columns.js";
import type { ReturnedRow } from "../sheets/read-sheet.js";
import type { AlikeRows } from "./alike-rows.js";
import { isAsSent, saysNothing, showsText } from "./shown-text.js";

/** By which a reader knows whose access it is, and to what. */
const identifying = ["Person", "Account", "Access"] as const satisfies readonly ShownColumn[];

/** By which rows differ that are alike in these. */
const telling = ["How", "Gives"] as const satisfies readonly ShownColumn[];

type ShownRow = Pick<ReturnedRow, "shown" | "isLossy">;

/**
 * What a row shows that was not sent under its key, in words for a person; `undefined` where it shows what was sent, and
 * nothing that was sent under another key of the sheet. `alike` finds the rows of the sheet that it may be.
 */
export function changeOf(
  row: ShownRow,
  item: ReviewItem,
  { alike }: { alike: AlikeRows },
): string | undefined {
  const columns = columnsOf(row, identifying);
  const change = firstChange(row, item, columns);
  if (change !== undefined) return change;
  // A row of which nobody can tell whose access it is, or to what, may be any other row under this key.
  if (!columns.includes("Access")) return "it does not show the Access";
  if (columns.length === 1) return "it shows neither Person nor Account";
  const others = alike(row, columns).filter(
    (other) => other !== item && firstChange(row, other, columns) === undefined,
  );
  if (others.length === 0) return undefined;
  const further = columnsOf(row, telling);
  return (
    firstChange(row, item, further) ??
    (others.some((other) => isMistakable(row, { item, other, columns: [...columns, ...further] }))
      ? `another row may read the same: ${row.isLossy ? "send it as xlsx" : "send it with all columns, as they were"}`
      : undefined)
  );
}

/** The columns that are there and say something. */
function columnsOf({ shown, isLossy }: ShownRow, columns: readonly ShownColumn[]): ShownColumn[] {
  return columns.filter((column) => {
    const said = shown.get(column);
    return said !== undefined && !(isLossy && saysNothing(said));
  });
}

function firstChange(row: ShownRow, item: ReviewItem, columns: readonly ShownColumn[]): string | undefined {
  for (const column of columns) {
    const said = row.shown.get(column) ?? "";
    const sent = shownText(item, column);
    if (!showsText(said, sent, row)) return `${column} is "${spaced(said)}" and was "${spaced(sent)}"`;
  }
  return undefined;
}

/**
 * Whether the row may be the other one, which was not sent with the same texts. Whoever got two rows of the very same
 * texts has nothing but their keys, and so have we.
 */
function isMistakable(
  row: ShownRow,
  { item, other, columns }: { item: ReviewItem; other: ReviewItem; columns: readonly ShownColumn[] },
): boolean {
  if (firstChange(row, other, columns) !== undefined) return false;
  const differing = [...identifying, ...telling].filter(
    (column) => shownText(item, column) !== shownText(other, column),
  );
  if (differing.length === 0) return false;
  // A blank or an invisible character may be all that tells them apart: then it has to be there as it was.
  return !differing.some((column) => {
    const said = row.shown.get(column) ?? "";
    const isCertain = columns.includes(column) && !(row.isLossy && said.includes("?"));
    return isCertain && isAsSent(said, shownText(item, column)) && !isAsSent(said, shownText(other, column));
  });
}
