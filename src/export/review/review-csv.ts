import { ByteText, utf8Bytes } from "../byte-text.js";
import { type CsvOptions, csvCell, csvCells, csvLine } from "../csv.js";
import { accountColumns, entitlementColumns, reviewColumns } from "./review-columns.js";
import {
  LIST_SEPARATOR,
  noRisk,
  type PrintedAccount,
  type ReviewAccount,
  type ReviewEntitlement,
  type ReviewRow,
  type Risk,
} from "./review-row.js";

/** RFC 4180 with a header, all columns, lines that end with CR LF. */
export async function* reviewCsv(
  batches: AsyncIterable<readonly ReviewRow[]>,
  options: CsvOptions,
): AsyncGenerator<ByteText> {
  const printer = new RowPrinter(options);
  let text = csvLine(reviewColumns, options);
  for await (const rows of batches) {
    for (const row of rows) text += printer.line(row);
    yield new ByteText(text);
    text = "";
  }
  yield new ByteText(text);
}

const nothing = ",".repeat(entitlementColumns.length - 1);

/** The bytes that a row has of an account: `printAccount` of the options of reviewRows. */
export function csvOfAccount({ cells }: Pick<ReviewAccount, "cells">, options: CsvOptions): PrintedAccount {
  const bytes = (some: readonly string[]) => utf8Bytes(csvCells(some, options));
  return {
    early: bytes(cells.slice(0, accountColumns.length)),
    late: bytes(cells.slice(accountColumns.length)),
  };
}

/** Prints the bytes of rows; what is the same in many of them only once. */
class RowPrinter {
  readonly #options: CsvOptions;
  readonly #accounts = new Map<ReviewAccount, PrintedAccount>();
  /** Rows of one entitlement follow each other. */
  #entitlement: { of: ReviewEntitlement | undefined; text: string } = { of: undefined, text: nothing };
  #syncId = { text: "", cell: "" };

  constructor(options: CsvOptions) {
    this.#options = options;
  }

  line(row: ReviewRow): string {
    const { reviewId, account, entitlement, risk } = row;
    const who = account.printed ?? this.#account(account);
    return `${reviewId},${who.early},${this.#what(entitlement)},${this.#grant(row)},${this.#risk(risk)},${this.#sync(row)},${who.late}\r\n`;
  }

  #account(account: ReviewAccount): PrintedAccount {
    const known = this.#accounts.get(account);
    if (known !== undefined) return known;
    const text = csvOfAccount(account, this.#options);
    this.#accounts.set(account, text);
    return text;
  }

  #what(entitlement: ReviewEntitlement | undefined): string {
    if (entitlement !== this.#entitlement.of) {
      const text =
        entitlement === undefined ? nothing : utf8Bytes(csvCells(entitlement.cells, this.#options));
      this.#entitlement = { of: entitlement, text };
    }
    return this.#entitlement.text;
  }

  #grant({ grant, isPlain }: ReviewRow): string {
    if (!isPlain) return utf8Bytes(csvCells(grant, this.#options));
    let text = grant[0] ?? "";
    // Measured: twice as fast as joined.
    for (let index = 1; index < grant.length; index += 1) text += `,${grant[index]}`;
    return text;
  }

  #risk(risk: Risk): string {
    if (risk === noRisk) return ",";
    return utf8Bytes(`${csvCell(risk.flags.join(LIST_SEPARATOR), this.#options)},${risk.maxSeverity}`);
  }

  /** All rows of a file have the same. */
  #sync({ syncId }: ReviewRow): string {
    if (syncId !== this.#syncId.text)
      this.#syncId = { text: syncId, cell: utf8Bytes(csvCell(syncId, this.#options)) };
    return this.#syncId.cell;
  }
}
