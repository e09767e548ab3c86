import { type CsvOptions, csvCell, csvCells, csvLine } from "../csv.js";
import { entitlementColumns, reviewColumns } from "./review-columns.js";
import { LIST_SEPARATOR, noRisk, type ReviewAccount, type ReviewRow } from "./review-row.js";

/** RFC 4180 with a header, all columns, lines that end with CR LF. */
export async function* reviewCsv(
  batches: AsyncIterable<readonly ReviewRow[]>,
  options: CsvOptions,
): AsyncGenerator<string> {
  const printer = new CellsPrinter(options);
  let header = csvLine(reviewColumns, options);
  for await (const rows of batches) {
    const pieces = [header];
    for (const row of rows) {
      const { reviewId, account, entitlement, grant, risk } = row;
      const what = entitlement === undefined ? nothing : printer.once(entitlement.cells);
      const flags = risk === noRisk ? "" : csvCell(risk.flags.join(LIST_SEPARATOR), options);
      pieces.push(reviewId, ",", printer.account(account), ",", what, ",", printer.cells(grant));
      pieces.push(`,${flags},${risk.maxSeverity},${printer.syncId(row)}\r\n`);
    }
    yield pieces.join("");
    header = "";
  }
  yield header;
}

const nothing = ",".repeat(entitlementColumns.length - 1);

/** Prints cells with commas between; those of an account or an entitlement only once. */
class CellsPrinter {
  readonly #options: CsvOptions;
  readonly #printed = new Map<readonly string[], string>();
  #syncId = { text: "", cell: "" };

  constructor(options: CsvOptions) {
    this.#options = options;
  }

  account({ printed, cells }: ReviewAccount): string {
    return printed ?? this.once(cells);
  }

  once(cells: readonly string[]): string {
    const known = this.#printed.get(cells);
    if (known !== undefined) return known;
    const text = this.cells(cells);
    this.#printed.set(cells, text);
    return text;
  }

  /** All rows of a file have the same. */
  syncId({ syncId }: ReviewRow): string {
    if (syncId !== this.#syncId.text) this.#syncId = { text: syncId, cell: csvCell(syncId, this.#options) };
    return this.#syncId.cell;
  }

  cells(cells: readonly string[]): string {
    return csvCells(cells, this.#options);
  }
}
