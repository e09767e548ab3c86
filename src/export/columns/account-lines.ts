import { folded } from "../../access/best-match.js";
import type { ReviewEntitlement } from "../review/review-row.js";
import { bareRow, compareAccountKeys } from "./account-order.js";
import type { CellPrinter } from "./cell-printer.js";
import type { ColumnMap, MapColumn } from "./column-map.js";
import { type Where, whereOf } from "./map-condition.js";
import { EMPTY_CHAIN, NumberChains } from "./number-chains.js";
import { SharedTexts } from "./shared-texts.js";
import type { Ways } from "./source.js";

/** What is kept of an account until everything that it has is known. */
interface Tally {
  /** A row of it in which nothing of what it has stands. */
  bare: Ways;
  passes: boolean;
  hasAccess: boolean;
  /** The texts of all grants that each gathering column has, as chains of their numbers. */
  gathered: number[];
}

/** What is the same for everybody who has an entitlement: looked at once. */
interface Part {
  passes: boolean;
  /** The numbers of each gathering column's texts; of a column that differs between grants, none. */
  gathered: readonly (readonly number[])[];
}

/** One line for each account. Of a grant nothing is kept but the numbers of its texts. */
export class AccountLines {
  readonly #columns: readonly MapColumn[];
  /** Those that gather the texts of all grants. */
  readonly #gathering: readonly MapColumn[];
  readonly #needsIdle: boolean;
  readonly #printer: CellPrinter;
  readonly #where: Where;
  readonly #texts = new SharedTexts();
  readonly #chains = new NumberChains();
  readonly #tallies = new Map<string, Tally>();
  readonly #entitlements = new Map<ReviewEntitlement, Part>();

  constructor({ columns, where, needsIdleAccounts }: ColumnMap, printer: CellPrinter) {
    this.#columns = columns;
    this.#gathering = columns.filter(({ level }) => level === "entitlement" || level === "grant");
    this.#needsIdle = needsIdleAccounts;
    this.#printer = printer;
    this.#where = whereOf(where);
  }

  add(ways: Ways): void {
    const tally = this.#tally(ways);
    if (!tally.passes) return;
    const [{ entitlement }] = ways;
    const part = this.#part(entitlement, ways);
    if (!part.passes || !this.#where.grant.holds(ways)) return;
    if (entitlement !== undefined) tally.hasAccess = true;
    for (const [slot, { level, texts }] of this.#gathering.entries()) {
      const numbers = level === "grant" ? this.#texts.numbers(texts(ways)) : (part.gathered[slot] ?? []);
      for (const number of numbers) {
        tally.gathered[slot] = this.#chains.add(tally.gathered[slot] ?? EMPTY_CHAIN, number);
      }
    }
  }

  /** In the order of the file, when everything was added. */
  *lines(): Generator<string> {
    const tallies = [...this.#tallies]
      .filter(([, { passes, hasAccess }]) => passes && (hasAccess || this.#needsIdle))
      .sort(([a], [b]) => compareAccountKeys(a, b))
      .map(([, tally]) => tally);
    for (const rows of this.#rows(tallies)) {
      const cells = this.#columns.map((column) => this.#cell(column, rows));
      yield `${cells.join(",")}\r\n`;
    }
  }

  /** Accounts that share a row. */
  #rows(tallies: readonly Tally[]): Iterable<readonly [Tally, ...Tally[]]> {
    const unique = this.#columns.find(({ isUnique }) => isUnique);
    if (unique === undefined) return tallies.map((tally): [Tally] => [tally]);
    const rows = new Map<unknown, [Tally, ...Tally[]]>();
    for (const tally of tallies) {
      const text = unique.cellOf(unique.texts(tally.bare));
      // What is not known of two accounts need not be the same.
      const key = text === "" ? tally : folded(text);
      const row = rows.get(key);
      if (row === undefined) rows.set(key, [tally]);
      else row.push(tally);
    }
    return rows.values();
  }

  #cell(column: MapColumn, [first, ...others]: readonly [Tally, ...Tally[]]): string {
    const rows = column.isJoined ? [first, ...others] : [first];
    const slot = this.#gathering.indexOf(column);
    const texts =
      slot === -1
        ? rows.flatMap(({ bare }) => column.texts(bare))
        : this.#texts.texts(rows.flatMap(({ gathered }) => this.#gathered(gathered[slot])));
    const cell = this.#printer.cell(column.cellOf(texts));
    if (cell === "") this.#printer.blank(column, first.bare);
    return cell;
  }

  #gathered(chain = EMPTY_CHAIN): number[] {
    return [...this.#chains.numbers(chain)];
  }

  #tally(ways: Ways): Tally {
    const [row] = ways;
    const { key } = row.account;
    const known = this.#tallies.get(key);
    if (known !== undefined) return known;
    const bare: Ways = [bareRow(row)];
    const passes = this.#where.account.holds(bare);
    const gathered = passes ? this.#gathering.map(() => EMPTY_CHAIN) : [];
    const tally = { bare, passes, hasAccess: false, gathered };
    this.#tallies.set(key, tally);
    return tally;
  }

  #part(entitlement: ReviewEntitlement | undefined, ways: Ways): Part {
    const known = entitlement && this.#entitlements.get(entitlement);
    if (known !== undefined) return known;
    const passes = this.#where.entitlement.holds(ways);
    const gathered = this.#gathering.map(({ level, texts }) =>
      passes && level === "entitlement" ? this.#texts.numbers(texts(ways)) : [],
    );
    const part = { passes, gathered };
    if (entitlement !== undefined) this.#entitlements.set(entitlement, part);
    return part;
  }
}
