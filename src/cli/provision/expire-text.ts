import { plainText } from "../../model/plain-text.js";
import { type AskedOrganization, elsewhereWords } from "../../provision/belonging.js";
import type { Expiry } from "../../provision/expire.js";
import { isUnsettled, type Receipt } from "../../provision/receipts/receipt.js";
import type { Settled } from "../../provision/settle.js";
import { hanging, labeled } from "../layout.js";
import { counted } from "../number-text.js";
import { minuteText } from "../time-text.js";
import type { ExpiryRow } from "./expiry-row.js";
import { changeWords, unsettledReason } from "./receipt-words.js";

/** What a run of `provision expire` found and did. */
export interface ExpireReport {
  /** The receipts file. */
  path: string;
  mode: "dry run" | "write";
  /** What a dry run lacks to be done: "--write --ticket TEXT". */
  lacking: string;
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

/** For a person, one paragraph a grant. */
export function expireText(report: ExpireReport, { width }: { width: number }): string {
  const { mode, lacking, rows, elsewhere, unknown, upcoming } = report;
  const [next] = upcoming;
  const later =
    next === undefined
      ? ""
      : `; ${counted(upcoming.length, "grant")} ${upcoming.length === 1 ? "ends" : "end"} later, the first on ${minuteText(next.until)}`;
  const over = rows.length === 0 ? "no grant is over" : `${counted(rows.length, "grant")} over`;
  const wrapped = (line: string) => hanging("", line, { width, indent: 0 });
  const lines = [
    wrapped(`${over}${later}`),
    ...rows.map((row) => rowText(row, width)),
    ...elsewhere.map((receipt) => wrapped(elsewhereText(receipt, report))),
    ...unknown.map((settled) => wrapped(unknownText(settled, mode))),
  ];
  if (mode === "dry run" && rows.some(({ result }) => result === "would revoke")) {
    lines.push(wrapped(`Nothing was changed. To take them back: ${lacking}`));
  }
  return lines.join("");
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

const RESULT_WIDTH = 14;

function rowText({ expiry, result, receipt, reason }: ExpiryRow, width: number): string {
  const { intent } = expiry.receipt;
  const names = [intent.names?.entitlement, intent.names?.principal].flatMap((name) => name ?? []);
  const called = names.length === 0 ? "" : ` (${names.map(plainText).join(", ")})`;
  const why = reason === undefined ? "" : `: ${plainText(reason)}`;
  const text = [
    `${changeWords(intent)}${called}`,
    `until ${minuteText(expiry.until)}`,
    `ticket ${plainText(intent.ticket)}`,
    `receipt ${intent.id}${receipt === undefined ? "" : `, taken back by ${receipt}`}${why}`,
  ].join(", ");
  return labeled(result, text, { width, labelWidth: RESULT_WIDTH });
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
