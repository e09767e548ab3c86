/** Where the rows of a report go, whatever it is written in. What it throws ends the reading. */
export interface RowSink {
  /** The columns' names: before the first row, and again when later rows have more. */
  header(columns: readonly string[]): void;
  /** A row's cells by column; missing ones are blank. `number` is what a spreadsheet shows beside it. */
  row(cells: readonly string[], number: number): void;
}

/** The longest row that is held. */
export const ROW_LIMIT_CHARACTERS = 1024 * 1024;
