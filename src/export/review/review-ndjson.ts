import { escapeJson } from "../../model/plain-text.js";
import { accountColumns, entitlementColumns, grantColumns, riskColumns } from "./review-columns.js";
import type { ReviewAccount, ReviewEntitlement, ReviewRow, Risk } from "./review-row.js";

// Members of an object as JSON text, each with a comma behind it: what is the same in many rows is made once.

/** What is true or false in JSON. */
const flags: ReadonlySet<string> = new Set(["is_admin", "privileged"]);
/** Texts that JSON has as they are, and no terminal obeys: most are so, and looking is faster than escaping. */
const PLAIN = /^[ !#-[\]-~]*$/;

/** A text of more than about 100 KB is no young garbage: it stays for long. */
const PIECE_ROWS = 40;

/** One object a line, with the columns as keys, every text as JumpCloud has it; what is not known is left out. */
export async function* reviewNdjson(batches: AsyncIterable<readonly ReviewRow[]>): AsyncGenerator<string> {
  const entitlements = new Map<ReviewEntitlement, string>();
  const risks = new Map<Risk, string>();
  for await (const rows of batches) {
    let pieces: string[] = [];
    let rowsInPiece = 0;
    for (const { reviewId, account, entitlement, grant, risk, syncId } of rows) {
      pieces.push('{"review_id":', json(reviewId), ",", account.printed ?? jsonOfAccount(account));
      if (entitlement !== undefined) pieces.push(once(entitlements, entitlement, jsonOfEntitlement));
      pieces.push(members(grantColumns, grant), once(risks, risk, jsonOfRisk));
      pieces.push('"sync_id":', json(syncId), "}\n");
      rowsInPiece += 1;
      if (rowsInPiece < PIECE_ROWS) continue;
      yield pieces.join("");
      pieces = [];
      rowsInPiece = 0;
    }
    yield pieces.join("");
  }
}

/** What a row has of an account: `printAccount` of the options of reviewRows. */
export function jsonOfAccount({ cells, adminRoles }: Pick<ReviewAccount, "cells" | "adminRoles">): string {
  return members(accountColumns, cells, { admin_roles: list("admin_roles", adminRoles) });
}

function jsonOfEntitlement({ cells }: ReviewEntitlement): string {
  return members(entitlementColumns, cells);
}

function jsonOfRisk({ flags: found, maxSeverity }: Risk): string {
  return members(riskColumns, ["", maxSeverity], { risk_flags: list("risk_flags", found) });
}

function once<Key>(known: Map<Key, string>, key: Key, make: (key: Key) => string): string {
  const before = known.get(key);
  if (before !== undefined) return before;
  const text = make(key);
  known.set(key, text);
  return text;
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
    return `"${column}":${flags.has(column) ? cell : json(cell)},`;
  });
  return made.join("");
}

function list(column: string, texts: readonly string[]): string {
  return texts.length === 0 ? "" : `"${column}":[${texts.map(json).join(",")}],`;
}

function json(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : escapeJson(JSON.stringify(text));
}
