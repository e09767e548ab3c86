import { type CsvOptions, csvCell, csvLine } from "../csv.js";
import { cellReader } from "../review/review-row.js";
import type { MapColumn } from "./column-map.js";
import type { Ways } from "./source.js";

/** A cell that a map requires and that is blank. */
export interface MissingCell {
  principalId: string;
  header: string;
}

export interface PrintOptions extends CsvOptions {
  /** Told once for each account and header. */
  onMissing(missing: MissingCell): void;
}

/** Prints cells, and reports those that are blank and must not be. */
export class CellPrinter {
  readonly #csv: CsvOptions;
  readonly #onMissing: PrintOptions["onMissing"];
  readonly #reported = new Set<string>();

  constructor({ isGuarded, onMissing }: PrintOptions) {
    this.#csv = { isGuarded };
    this.#onMissing = onMissing;
  }

  header(columns: readonly MapColumn[]): string {
    return csvLine(
      columns.map(({ header }) => header),
      this.#csv,
    );
  }

  cell(text: string): string {
    return csvCell(text, this.#csv);
  }

  /** `ways` are those of a row whose cell in this column is blank. */
  blank({ header, required }: MapColumn, ways: Ways): void {
    if (!required?.holds(ways)) return;
    const [row] = ways;
    const once = `${row.account.key} ${header}`;
    if (this.#reported.has(once)) return;
    this.#reported.add(once);
    this.#onMissing({ principalId: principalId(row), header });
  }
}

const principalId = cellReader("principal_id");
