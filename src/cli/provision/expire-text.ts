import { plainText } from "../../model/plain-text.js";
import { type AskedOrganization, elsewhereWords } from "../../provision/belonging.js";
import type { Expiry } from "../../provision/expire.js";
import { isUnsettled, type Receipt } from "../../provision/receipts/receipt.js";
import type { Settled } from "../../provision/settle.js";
import { counted } from "../number-text.js";
import { minuteText } from "../time-text.js";
import type { ExpiryRow } from "./expiry-row.js";
import { changeWords, unsettledReason } from "./receipt-words.js";

/** What a run of `provision expire` found and did. */
export interface ExpireReport {
  /** The receipts file. */
  path: string;
  mode: "dry run" | "write";
  rows: readonly ExpiryRow[];
  /** The organisation that was asked, where it is known. */
  organizationId?: string;
  /**
   * Over as well, or nobody knows whether they were done; but of another organisation, or, where that is not known, they
   * may be.
   */
  elsewhere: readonly Receipt[];
  /** The others of which nobody knows whether they were done, also not after settling. */
  unknown: readonly Settled[];
  /** Not over yet, the earliest first. */
  upcoming: readonly Expiry[];
}

/** For a person, one line a grant. */
export function expireText(report: ExpireReport): string {
  const { mode, rows, elsewhere, unknown, upcoming } = report;
  const [next] = upcoming;
  const later =
    next === undefined
      ? ""
      : `; ${counted(upcoming.length, "grant")} end later, the first on ${minuteText(next.until)}`;
  const over = rows.length === 0 ? "no grant is over" : `${counted(rows.length, "grant")} over`;
  const lines = [`${over}${later}`, ...rows.map(rowText)];
  lines.push(...elsewhere.map((receipt) => elsewhereText(receipt, report)));
  lines.push(...unknown.map((settled) => unknownText(settled, mode)));
  if (mode === "dry run" && rows.length > 0) {
    lines.push("Nothing was changed. To take them back: --write --ticket TEXT");
  }
  return `${lines.join("\n")}\n`;
}

function elsewhereText(receipt: Receipt, asked: AskedOrganization): string {
  const doubt = isUnsettled(receipt) ? "it may have been done; " : "";
  return `left alone    ${changeWords(receipt.intent)}, receipt ${receipt.intent.id}: ${doubt}${elsewhereWords(receipt, asked)}`;
}

function unknownText(settled: Settled, mode: ExpireReport["mode"]): string {
  const { intent } = settled.receipt;
  const reason = mode === "dry run" ? "--write reads back and settles it" : unsettledReason(settled);
  return `${"not known".padEnd(12)}  ${changeWords(intent)}, ticket ${plainText(intent.ticket)}, receipt ${intent.id}: ${reason}`;
}

function rowText({ expiry, result, receipt, reason }: ExpiryRow): string {
  const { intent } = expiry.receipt;
  const names = [intent.names?.entitlement, intent.names?.principal].flatMap((name) => name ?? []);
  const called = names.length === 0 ? "" : ` (${names.map(plainText).join(", ")})`;
  const why = reason === undefined ? "" : `: ${plainText(reason)}`;
  return [
    `${result.padEnd(12)}  ${changeWords(intent)}${called}`,
    `until ${minuteText(expiry.until)}`,
    `ticket ${plainText(intent.ticket)}`,
    `receipt ${intent.id}${receipt === undefined ? "" : `, taken back by ${receipt}`}${why}`,
  ].join(", ");
}

/** For a program. */
export function expireJson(report: ExpireReport): object {
  const { path, mode, rows, elsewhere, unknown, upcoming } = report;
  return {
    receipts: path,
    mode,
    over: rows.map(({ expiry, receipt, receiptError, ...row }) => ({
      ...expiryJson(expiry),
      ...row,
      ...(receipt !== undefined && { takenBackBy: receipt }),
      ...(receiptError !== undefined && { lacksReceipt: true }),
    })),
    elsewhere: elsewhere.map((receipt) => {
      const { until } = receipt.intent;
      return {
        ...receiptJson(receipt),
        ...(until !== undefined && { until: new Date(until).toISOString() }),
        ...(isUnsettled(receipt) && { isNotKnown: true }),
      };
    }),
    notKnown: unknown.map((settled) => ({
      ...receiptJson(settled.receipt),
      ...(mode === "write" && { reason: unsettledReason(settled) }),
    })),
    upcoming: upcoming.map(expiryJson),
  };
}

function expiryJson({ receipt, until }: Expiry): object {
  return { ...receiptJson(receipt), until: until.toISOString() };
}

function receiptJson({ intent }: Receipt): object {
  const { id, change, names, ticket } = intent;
  const { action, entitlement, principal } = change;
  return { receipt: id, action, entitlement, principal, ...(names && { names }), ticket };
}
