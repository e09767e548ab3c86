import type { OrganizationName } from "../../connector/organization.js";
import { compareText } from "../../model/order.js";
import { plainText } from "../../model/plain-text.js";
import { exitCodes } from "../exit-code.js";
import { hanging, labeled } from "../layout.js";
import { counted, countText } from "../number-text.js";
import type { ScreenLayout } from "../screen.js";
import { minuteText, periodText } from "../time-text.js";
import type { LeftFolder } from "./all-orgs-folder.js";
import { endingTable } from "./ending-table.js";
import type { OrganizationEnding } from "./organization-ending.js";
import { placeWords } from "./place-words.js";
import { LABEL_WIDTH } from "./refusal.js";
import { compareExitCodes } from "./worst-exit-code.js";

/** What a sync of several organisations tells in the end. */
export interface AllOrgsReport {
  /** Those that were begun, in any order. */
  endings: readonly OrganizationEnding[];
  /** Those that were not, because the run was ended before. */
  notBegun: readonly OrganizationName[];
  /** Folders that nothing was synced into. */
  left: readonly LeftFolder[];
  dir: string;
  startedAt: Date;
  endedAt: Date;
}

/** The end of such a sync as text, lines ended with LF. */
export function allOrgsScreen(report: AllOrgsReport, layout: ScreenLayout): string {
  const { endings, notBegun, dir, startedAt, endedAt } = report;
  const { width } = layout;
  const sorted = endings.toSorted(compareEndings);
  const done = sorted.filter(({ exitCode }) => exitCode === exitCodes.done).length;
  const line = (label: string, text: string) => labeled(label, text, { width, labelWidth: LABEL_WIDTH });
  const total = endings.length + notBegun.length;
  const troubles = allOrgsTroubles(report, layout);
  return [
    endingTable(sorted, layout),
    "\n",
    line(
      "Synced",
      `${countText(done)} of ${counted(total, "organisation")}, ${periodText(startedAt, endedAt)}`,
    ),
    line("Kept in", `${placeWords(dir)}, each in the folder with its id`),
    ...report.left.map((folder) => line("No longer", leftWords(folder))),
    troubles === "" ? "" : `\n${troubles}`,
  ].join("");
}

/** With `--quiet`: what went wrong, and whose folder silently grows old; empty when there is neither. */
export function allOrgsQuiet(report: AllOrgsReport, layout: ScreenLayout): string {
  const left = report.left.map(({ id, folder, displayName }) => {
    const organization = called({ id, ...(displayName !== undefined && { displayName }) });
    return `${"No longer".padEnd(LABEL_WIDTH)}synced: ${organization} in ${placeWords(folder)}\n`;
  });
  return `${allOrgsTroubles(report, layout)}${left.join("")}`;
}

/** What went wrong, the worst first; empty when nothing did. */
export function allOrgsTroubles(
  { endings, notBegun }: AllOrgsReport,
  { width, paint }: ScreenLayout,
): string {
  const blocks = endings
    .filter(({ exitCode, reasons }) => exitCode !== exitCodes.done || reasons.length > 0)
    .toSorted(compareEndings)
    .map(({ organization, word, exitCode, reasons }) => {
      const label = exitCode === exitCodes.done ? paint.warning : paint.bad;
      const head = `${called(organization)}: ${word}${exitCode === exitCodes.done ? "" : ` (exit ${exitCode})`}`;
      return [
        labeled(label((exitCode === exitCodes.done ? "NOTE" : "FAILED").padEnd(LABEL_WIDTH)), head, {
          width,
          labelWidth: LABEL_WIDTH,
        }),
        ...reasons.map((reason) =>
          hanging(" ".repeat(LABEL_WIDTH), plainText(reason), { width, indent: LABEL_WIDTH + 2 }),
        ),
      ].join("");
    });
  if (notBegun.length > 0) {
    const names = notBegun.map(called).join(", ");
    blocks.push(
      labeled(paint.bad("NOT BEGUN".padEnd(LABEL_WIDTH)), names, { width, labelWidth: LABEL_WIDTH }),
    );
  }
  return blocks.join("");
}

function compareEndings(a: OrganizationEnding, b: OrganizationEnding): number {
  return (
    compareExitCodes(a.exitCode, b.exitCode) ||
    Number(b.reasons.length > 0) - Number(a.reasons.length > 0) ||
    compareText(a.organization.displayName ?? "", b.organization.displayName ?? "") ||
    compareText(a.organization.id, b.organization.id)
  );
}

/** "Acme (60259a2ad81e1a474d4e7c83)" */
function called({ id, displayName }: OrganizationName): string {
  return displayName === undefined ? plainText(id) : `${plainText(displayName)} (${plainText(id)})`;
}

/** An organisation that silently stops being synced looks like one that is well. */
function leftWords({ id, folder, displayName, syncedAt }: LeftFolder): string {
  const organization = called({ id, ...(displayName !== undefined && { displayName }) });
  const last = syncedAt === undefined ? "" : `, last on ${minuteText(syncedAt)}`;
  return `synced${last}: ${organization}. The key does not list it any more; move ${placeWords(folder)} away when that is right`;
}
