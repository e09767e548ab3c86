import { escapeJson } from "../../../model/plain-text.js";
import { printObject } from "../../print-object.js";
import { nextCommand } from "../next-command.js";
import { type OpenReport, peopleOn } from "./open-report.js";

const FORMAT = "jc-connector/review-open";
const VERSION = 1;

/** A review that was opened, for programs: one JSON object. */
export function openJson(report: OpenReport): string {
  const { document, folder, counts, sheets, last, remarks } = report;
  const { name, openedAt, by, fallbacks, scope, sync } = document;
  const value = {
    format: FORMAT,
    version: VERSION,
    review: name,
    folder,
    openedAt,
    by,
    fallbacks,
    scope,
    sync,
    ...(last !== undefined && { lastReview: last }),
    counts: {
      held: counts.held,
      items: counts.items,
      removable: counts.removable,
      throughGroups: counts.throughGroups,
      people: counts.people,
      sheets: sheets.length,
      accounts: counts.accounts,
      idleAccounts: counts.idleAccounts,
      ownAccess: counts.ownAccess,
    },
    fallback: counts.fallback,
    leftOut: counts.leftOut,
    sheets: sheets.map((sheet) => ({
      name: sheet.name,
      reviewer: sheet.reviewer,
      rows: sheet.items.length,
      people: peopleOn(sheet),
    })),
    remarks,
    next: nextCommand(["check", report.document.name], report.flags),
  };
  return escapeJson([...printObject(value)].join(""));
}
