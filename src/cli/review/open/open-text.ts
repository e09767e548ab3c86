import { join } from "node:path";
import { plainText } from "../../../model/plain-text.js";
import { reviewFiles } from "../../../review/folder/layout.js";
import { leftOutWords } from "../../../review/opening/left-out.js";
import type { LeftOutReason } from "../../../review/opening/row.js";
import { fallbackWords } from "../../../review/reviewers/choice.js";
import { labeled } from "../../layout.js";
import { counted, countText } from "../../number-text.js";
import { nextCommand } from "../next-command.js";
import { type OpenReport, peopleOn } from "./open-report.js";

const LABEL_WIDTH = 13;
/** Who got most is told of so many. */
const MOST_TOLD = 3;
const BY_MEMBERSHIP = "comes through groups" satisfies LeftOutReason;

/** A review that was opened, for people: how much, who got most, what is left out, where it is, and what comes next. */
export function openText(report: OpenReport, { width }: { width: number }): string {
  const { document, counts, sheets, folder, last } = report;
  const row = (label: string, text: string) => labeled(label, text, { width, labelWidth: LABEL_WIDTH });
  const rows = (label: string, texts: readonly string[]) =>
    texts.map((text, index) => row(index === 0 ? label : "", text)).join("");
  const place = plainText(folder);
  return [
    row(
      "review",
      `${document.name}, by ${document.by}${last === undefined ? "" : `; the last one was ${last}`}`,
    ),
    row(
      "rows",
      `${countText(counts.items)}, of ${people(counts.people)}, on ${counted(sheets.length, "sheet")}`,
    ),
    ...(counts.throughGroups === 0
      ? []
      : [row("", `${counted(counts.throughGroups, "row")} of apps that come through groups alone`)]),
    rows(sheets.length === 1 ? "reviewer" : "most", mostRows(report)),
    rows("fallback", fallbackRows(report)),
    rows("left out", leftOutRows(report)),
    rows("no row", rowlessRows(report)),
    row("folder", place),
    row("", `${reviewFiles.population} and ${reviewFiles.scope} say what was looked at, and what was not`),
    ...(sheets.length === 0
      ? [row("next", "Nobody is asked about anything.")]
      : [
          row("next", `Give each reviewer their own sheet of ${join(place, reviewFiles.sheets)}/.`),
          row("", `Put what comes back into ${join(place, reviewFiles.returned)}/, then:`),
          row("", plainText(nextCommand(["check", report.document.name], report.flags))),
        ]),
    row("", "Opened wrongly? While nothing is sent: delete the folder, and open it again."),
  ].join("");
}

/** What the scope leaves out on purpose. */
function leftOutRows({ counts, document }: OpenReport): string[] {
  const { since } = document.scope;
  return counts.leftOut
    .filter(({ because }) => because !== BY_MEMBERSHIP)
    .map(({ because, rows }) => `${counted(rows, "row")}: ${leftOutWords(because, { since })}`);
}

/** What has no row of its own in any review of this kind. */
function rowlessRows({ counts }: OpenReport): string[] {
  const { idleAccounts } = counts;
  const through = counts.leftOut.find(({ because }) => because === BY_MEMBERSHIP)?.rows ?? 0;
  return [
    ...(through === 0 ? [] : [`${counted(through, "app")} through groups: the memberships are the rows`]),
    ...(idleAccounts === 0
      ? []
      : [`${counted(idleAccounts, "account")} with nothing that could be taken away`]),
  ];
}

function people(count: number): string {
  return count === 1 ? "1 person" : `${countText(count)} people`;
}

function mostRows({ sheets }: OpenReport): string[] {
  return [...sheets]
    .sort((a, b) => b.items.length - a.items.length)
    .slice(0, MOST_TOLD)
    .map(
      (sheet) =>
        `${plainText(sheet.reviewer)}: ${counted(sheet.items.length, "row")} about ${people(peopleOn(sheet))}`,
    );
}

function fallbackRows({ counts, document }: OpenReport): string[] {
  const all = counts.fallback.reduce((sum, { rows }) => sum + rows, 0);
  if (all === 0) return ["no row went to it"];
  const to = document.fallbacks.map(plainText).join(", then ");
  return [
    `${counted(all, "row")} for ${to}:`,
    ...counts.fallback.map(({ reason, rows }) => `${countText(rows)}  ${fallbackWords[reason]}`),
    ...(counts.ownAccess === 0
      ? []
      : [
          `(of these ${countText(all)}: ${countText(counts.ownAccess)} own access of whoever would have decided)`,
        ]),
  ];
}
