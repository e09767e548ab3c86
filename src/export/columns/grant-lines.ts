import type { ReviewEntitlement, ReviewRow } from "../review/review-row.js";
import { bareRow, compareAccountKeys } from "./account-order.js";
import type { CellPrinter } from "./cell-printer.js";
import type { ColumnMap } from "./column-map.js";
import { type Where, whereOf } from "./map-condition.js";
import { type Segment, type SegmentText, segmentsOf, segmentText } from "./segment.js";
import type { Ways } from "./source.js";

/** What is the same for all grants of an account, or of an entitlement; `undefined` where the map leaves them out. */
type Part = readonly SegmentText[] | undefined;

/** One line for each grant. Memory grows with accounts and entitlements. */
export class GrantLines {
  readonly #segments: readonly Segment[];
  readonly #printer: CellPrinter;
  readonly #where: Where;
  /** By key: an account that the file does not hold is made anew for each of its grants. */
  readonly #accounts = new Map<string, Part>();
  readonly #entitlements = new Map<ReviewEntitlement, Part>();
  /** Accounts that came and have no line yet; `undefined` when they have. Kept only where all are wanted. */
  readonly #withoutLine: Map<string, ReviewRow | undefined> | undefined;

  constructor({ columns, where, needsIdleAccounts }: ColumnMap, printer: CellPrinter) {
    this.#segments = segmentsOf(columns);
    this.#printer = printer;
    this.#where = whereOf(where);
    this.#withoutLine = needsIdleAccounts ? new Map() : undefined;
  }

  /** `undefined` where the map has no line for it, or not yet. */
  line(ways: Ways): string | undefined {
    const [row] = ways;
    const { account, entitlement } = row;
    const who = this.#account(ways);
    if (who === undefined) return undefined;
    const what = entitlement && this.#entitlement(entitlement, ways);
    if (what === undefined || !this.#where.grant.holds(ways)) {
      const rest = entitlement === undefined ? row : bareRow(row);
      if (this.#withoutLine?.has(account.key) === false) this.#withoutLine.set(account.key, rest);
      return undefined;
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
      yield this.#print(ways, { who: this.#part("account", ways), what: this.#part("entitlement", ways) });
    }
  }

  #print(ways: Ways, { who, what }: { who: readonly SegmentText[]; what: readonly SegmentText[] }): string {
    const next = { account: 0, entitlement: 0 };
    const texts = this.#segments.map((segment) => {
      const { kind } = segment;
      const known = kind === "grant" ? undefined : (kind === "account" ? who : what)[next[kind]++];
      const { text, blanks } = known ?? segmentText(segment, { ways, printer: this.#printer });
      for (const column of blanks) this.#printer.blank(column, ways);
      return text;
    });
    return `${texts.join(",")}\r\n`;
  }

  #account(ways: Ways): Part {
    const { key } = ways[0].account;
    if (this.#accounts.has(key)) return this.#accounts.get(key);
    const part = this.#where.account.holds(ways) ? this.#part("account", ways) : undefined;
    this.#accounts.set(key, part);
    return part;
  }

  #entitlement(entitlement: ReviewEntitlement, ways: Ways): Part {
    if (this.#entitlements.has(entitlement)) return this.#entitlements.get(entitlement);
    const part = this.#where.entitlement.holds(ways) ? this.#part("entitlement", ways) : undefined;
    this.#entitlements.set(entitlement, part);
    return part;
  }

  #part(kind: Segment["kind"], ways: Ways): readonly SegmentText[] {
    return this.#segments
      .filter((segment) => segment.kind === kind)
      .map((segment) => segmentText(segment, { ways, printer: this.#printer }));
  }
}
