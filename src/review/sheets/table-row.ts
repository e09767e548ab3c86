/** A row of cells, as text. */
export interface TableRow {
  /** As a spreadsheet counts: from 1, empty ones too. */
  row: number;
  cells: readonly string[];
}
