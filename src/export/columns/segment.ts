import type { CellPrinter } from "./cell-printer.js";
import type { MapColumn } from "./column-map.js";
import type { Level, Ways } from "./source.js";

/** Columns that stand side by side and are the same for the same things: printed as one text. */
export interface Segment {
  kind: Exclude<Level, "file">;
  columns: readonly MapColumn[];
}

/** A segment's text, and those of its columns that must not be blank and may be so here. */
export interface SegmentText {
  text: string;
  blanks: readonly MapColumn[];
}

/** The columns in their order. What is the same in the whole file is printed with what is the same for an account. */
export function segmentsOf(columns: readonly MapColumn[]): Segment[] {
  const segments: { kind: Segment["kind"]; columns: MapColumn[] }[] = [];
  for (const column of columns) {
    const kind = column.level === "file" ? "account" : column.level;
    const last = segments.at(-1);
    if (last?.kind === kind) last.columns.push(column);
    else segments.push({ kind, columns: [column] });
  }
  return segments;
}

const noBlanks: readonly MapColumn[] = [];

export function segmentText(
  { columns }: Segment,
  { ways, printer }: { ways: Ways; printer: CellPrinter },
): SegmentText {
  const cells = columns.map(({ cellOf, texts }) => printer.cell(cellOf(texts(ways))));
  const blanks = columns.filter(({ required }, index) => required !== undefined && cells[index] === "");
  // Joined, and not added up: a text that is kept must not hold its pieces.
  return { text: cells.join(","), blanks: blanks.length === 0 ? noBlanks : blanks };
}
