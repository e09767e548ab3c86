import type { ReviewAccount, ReviewEntitlement, ReviewRow } from "../review/review-row.js";
import { bareRow, compareAccountKeys } from "./account-order.js";
import type { CellPrinter } from "./cell-printer.js";
import type { ColumnMap, MapColumn } from "./column-map.js";
import { type Where, whereOf } from "./map-condition.js";
import type { Level, Ways } from "./source.js";

/** What is the same for all grants of an account, or of an entitlement: looked at once. */
interface Part {
  passes: boolean;
  /** By column; only those of the part's level. */
  cells: readonly string[];
}

/** One line for each grant. Memory grows with accounts and entitlements. */
export class GrantLines {
  readonly #columns: readonly MapColumn[];
  readonly #printer: CellPrinter;
  readonly #where: Where;
  readonly #accounts = new WeakMap<ReviewAccount, Part>();
  readonly #entitlements = new WeakMap<ReviewEntitlement, Part>();
  /** Accounts that came and have no line yet; `undefined` when they have. Kept only where all are wanted. */
  readonly #withoutLine: Map<string, ReviewRow | undefined> | undefined;

  constructor({ columns, where, needsIdleAccounts }: ColumnMap, printer: CellPrinter) {
    this.#columns = columns;
    this.#printer = printer;
    this.#where = whereOf(where);
    this.#withoutLine = needsIdleAccounts ? new Map() : undefined;
  }

  /** Empty where the map has no line for it, or not yet. */
  line(ways: Ways): string {
    const [row] = ways;
    const { account, entitlement } = row;
    const who = this.#account(ways);
    if (!who.passes) return "";
    const what = entitlement && this.#entitlement(entitlement, ways);
    if (what === undefined || !what.passes || !this.#where.grant.holds(ways)) {
      if (this.#withoutLine?.has(account.key) === false) this.#withoutLine.set(account.key, bareRow(row));
      return "";
    }
    this.#withoutLine?.set(account.key, undefined);
    return this.#print(ways, { who, what });
  }

  /** The lines of accounts that have had none, where the map wants them. */
  *rest(): Generator<string> {
    const rows = [...(this.#withoutLine?.values() ?? [])].filter((row) => row !== undefined);
    rows.sort((a, b) => compareAccountKeys(a.account.key, b.account.key));
    for (const row of rows) {
      const ways: Ways = [row];
      const what = { passes: true, cells: this.#cells(["entitlement"], ways) };
      yield this.#print(ways, { who: this.#account(ways), what });
    }
  }

  #print(ways: Ways, { who, what }: { who: Part; what: Part }): string {
    let line = "";
    for (const [index, column] of this.#columns.entries()) {
      const cell = this.#cell(column, { index, ways, who, what });
      if (cell === "") this.#printer.blank(column, ways);
      line += index === 0 ? cell : `,${cell}`;
    }
    return `${line}\r\n`;
  }

  #cell(
    column: MapColumn,
    { index, ways, who, what }: { index: number; ways: Ways; who: Part; what: Part },
  ): string {
    switch (column.level) {
      case "entitlement":
        return what.cells[index] ?? "";
      case "grant":
        return this.#printer.cell(column.cellOf(column.texts(ways)));
      default:
        return who.cells[index] ?? "";
    }
  }

  #account(ways: Ways): Part {
    const [{ account }] = ways;
    const known = this.#accounts.get(account);
    if (known !== undefined) return known;
    const passes = this.#where.account.holds(ways);
    const part = { passes, cells: passes ? this.#cells(["file", "account"], ways) : [] };
    this.#accounts.set(account, part);
    return part;
  }

  #entitlement(entitlement: ReviewEntitlement, ways: Ways): Part {
    const known = this.#entitlements.get(entitlement);
    if (known !== undefined) return known;
    const passes = this.#where.entitlement.holds(ways);
    const part = { passes, cells: passes ? this.#cells(["entitlement"], ways) : [] };
    this.#entitlements.set(entitlement, part);
    return part;
  }

  #cells(levels: readonly Level[], ways: Ways): string[] {
    return this.#columns.map(({ level, texts, cellOf }) =>
      levels.includes(level) ? this.#printer.cell(cellOf(texts(ways))) : "",
    );
  }
}
