import { escapeJson } from "../../model/plain-text.js";
import { ByteText, utf8Bytes } from "../byte-text.js";
import {
  accountColumns,
  entitlementColumns,
  flagColumns,
  grantColumns,
  lateAccountColumns,
  riskColumns,
} from "./review-columns.js";
import {
  noRisk,
  type PrintedAccount,
  type ReviewAccount,
  type ReviewEntitlement,
  type ReviewRow,
  type Risk,
} from "./review-row.js";

// Members of an object as JSON text, each with a comma behind it: what is the same in many rows is made once.

/** Texts that JSON has as they are, and no terminal obeys: most are so, and looking is faster than escaping. */
const PLAIN = /^[ !#-[\]-~]*$/;

/** A text of more than about 100 KB is no young garbage: it stays for long. */
const PIECE_CHARACTERS = 64 * 1024;

/** One object a line, with the columns as keys, every text as JumpCloud has it; what is not known is left out. */
export async function* reviewNdjson(batches: AsyncIterable<readonly ReviewRow[]>): AsyncGenerator<ByteText> {
  const printer = new RowPrinter();
  let text = "";
  for await (const rows of batches) {
    for (const row of rows) {
      text += printer.line(row);
      if (text.length < PIECE_CHARACTERS) continue;
      yield new ByteText(text);
      text = "";
    }
  }
  yield new ByteText(text);
}

/** Prints the bytes of rows; what is the same in many of them only once. */
class RowPrinter {
  /** Rows of one entitlement follow each other. */
  #entitlement: { of: ReviewEntitlement | undefined; text: string } = { of: undefined, text: "" };
  readonly #risks = new Map<Risk, string>([[noRisk, ""]]);
  #syncId = { id: "", text: "" };

  line(row: ReviewRow): string {
    const { reviewId, account, entitlement, risk } = row;
    const who = account.printed ?? jsonOfAccount(account);
    return `{"review_id":"${reviewId}",${who.early}${this.#what(entitlement)}${jsonOfGrant(row)}${this.#risk(risk)}${this.#sync(row)}${who.late}}\n`;
  }

  #what(entitlement: ReviewEntitlement | undefined): string {
    if (entitlement !== this.#entitlement.of) {
      const text = entitlement === undefined ? "" : utf8Bytes(members(entitlementColumns, entitlement.cells));
      this.#entitlement = { of: entitlement, text };
    }
    return this.#entitlement.text;
  }

  #risk(risk: Risk): string {
    const known = this.#risks.get(risk);
    if (known !== undefined) return known;
    const text = utf8Bytes(jsonOfRisk(risk));
    this.#risks.set(risk, text);
    return text;
  }

  /** All rows of a file have the same. */
  #sync({ syncId }: ReviewRow): string {
    if (syncId !== this.#syncId.id)
      this.#syncId = { id: syncId, text: utf8Bytes(`"sync_id":${json(syncId)},`) };
    return this.#syncId.text;
  }
}

/** The bytes that a row has of an account: `printAccount` of the options of reviewRows. */
export function jsonOfAccount({
  cells,
  adminRoles,
}: Pick<ReviewAccount, "cells" | "adminRoles">): PrintedAccount {
  const late = members(lateAccountColumns, cells.slice(accountColumns.length));
  return {
    early: utf8Bytes(members(accountColumns, cells, { admin_roles: list("admin_roles", adminRoles) })),
    // The last of them is never blank, and ends the row.
    late: utf8Bytes(late.slice(0, -1)),
  };
}

const grantKeys = grantColumns.map((column) => `"${column}":`);

function jsonOfGrant({ grant, isPlain }: ReviewRow): string {
  if (!isPlain) return utf8Bytes(members(grantColumns, grant));
  let text = "";
  for (const [index, key] of grantKeys.entries()) {
    const cell = grant[index];
    if (cell) text += `${key}"${cell}",`;
  }
  return text;
}

function jsonOfRisk({ flags: found, maxSeverity }: Risk): string {
  return members(riskColumns, ["", maxSeverity], { risk_flags: list("risk_flags", found) });
}

const none: Readonly<Record<string, string>> = {};

/** `others` are the members that are no texts. */
function members(
  columns: readonly string[],
  cells: readonly string[],
  others: Readonly<Record<string, string>> = none,
): string {
  const made = columns.map((column, index) => {
    const cell = cells[index] ?? "";
    const other = others[column];
    if (other !== undefined) return other;
    if (cell === "") return "";
    return `"${column}":${flagColumns.has(column) ? cell : json(cell)},`;
  });
  return made.join("");
}

function list(column: string, texts: readonly string[]): string {
  return texts.length === 0 ? "" : `"${column}":[${texts.map(json).join(",")}],`;
}

function json(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : escapeJson(JSON.stringify(text));
}
