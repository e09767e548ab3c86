import { plainText } from "../../model/plain-text.js";
import { csvCell, csvLine } from "../csv.js";
import { cellReader } from "../review/review-row.js";
import type { MapColumn } from "./column-map.js";
import type { Ways } from "./source.js";

/** A cell that a map requires and that is blank. */
export interface MissingCell {
  principalId: string;
  header: string;
}

export interface PrintOptions {
  /** For people: formulas are defused and control characters shown; without it every cell is as it is. */
  isGuarded: boolean;
  /** Told once for each account and header. */
  onMissing(missing: MissingCell): void;
}

/** Prints cells, and reports those that are blank and must not be. */
export class CellPrinter {
  readonly #isGuarded: boolean;
  readonly #onMissing: PrintOptions["onMissing"];
  readonly #reported = new Set<string>();

  constructor({ isGuarded, onMissing }: PrintOptions) {
    this.#isGuarded = isGuarded;
    this.#onMissing = onMissing;
  }

  header(columns: readonly MapColumn[]): string {
    return csvLine(
      columns.map(({ header }) => header),
      { isGuarded: this.#isGuarded },
    );
  }

  cell(text: string): string {
    const isGuarded = this.#isGuarded;
    return csvCell(isGuarded ? plainText(text) : text, { isGuarded });
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
