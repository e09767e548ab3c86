import { plainText } from "../../model/plain-text.js";
import { csvCell, csvLine } from "../csv.js";
import { entitlementColumns, reviewColumns } from "./review-columns.js";
import { LIST_SEPARATOR, type ReviewRow } from "./review-row.js";

export interface ReviewCsvOptions {
  /** For people: formulas are defused and control characters shown; without it every cell is as JumpCloud has it. */
  isGuarded: boolean;
}

/** RFC 4180 with a header, all columns, lines that end with CR LF. */
export async function* reviewCsv(
  batches: AsyncIterable<readonly ReviewRow[]>,
  { isGuarded }: ReviewCsvOptions,
): AsyncGenerator<string> {
  const printer = new CellsPrinter(isGuarded);
  let header = csvLine(reviewColumns, { isGuarded });
  for await (const rows of batches) {
    let lines = header;
    for (const { reviewId, account, entitlement, grant, risk, syncId } of rows) {
      const what = entitlement === undefined ? nothing : printer.once(entitlement.cells);
      const flags = risk.flags.length === 0 ? "" : printer.cells([risk.flags.join(LIST_SEPARATOR)]);
      lines += `${reviewId},${printer.once(account.cells)},${what},${printer.cells(grant)},${flags},${risk.maxSeverity},${printer.cells([syncId])}\r\n`;
    }
    yield lines;
    header = "";
  }
  yield header;
}

const nothing = ",".repeat(entitlementColumns.length - 1);

/** Prints cells with commas between; those of an account or an entitlement only once. */
class CellsPrinter {
  readonly #isGuarded: boolean;
  readonly #printed = new WeakMap<readonly string[], string>();

  constructor(isGuarded: boolean) {
    this.#isGuarded = isGuarded;
  }

  once(cells: readonly string[]): string {
    const known = this.#printed.get(cells);
    if (known !== undefined) return known;
    const text = this.cells(cells);
    this.#printed.set(cells, text);
    return text;
  }

  cells(cells: readonly string[]): string {
    let text = this.#cell(cells[0] ?? "");
    for (let index = 1; index < cells.length; index += 1) text += `,${this.#cell(cells[index] ?? "")}`;
    return text;
  }

  #cell(text: string): string {
    const isGuarded = this.#isGuarded;
    return csvCell(isGuarded ? plainText(text) : text, { isGuarded });
  }
}
