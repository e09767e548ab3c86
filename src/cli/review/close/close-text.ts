import { plainText } from "../../../model/plain-text.js";
import { type ClosingCounts, openRows } from "../../../review/closing/closing-counts.js";
import type { ClosingDocument } from "../../../review/closing/closing-document.js";
import { openKinds, type RowProof } from "../../../review/closing/row-proof.js";
import type { WrittenEvidence } from "../../../review/evidence/write-evidence.js";
import type { ReviewDocument } from "../../../review/folder/review-document.js";
import { shownText } from "../../../review/sheet-columns.js";
import { hanging, labeled } from "../../layout.js";
import { counted, countText } from "../../number-text.js";
import { organizationWords } from "../../organization-words.js";
import type { Paint } from "../../paint.js";
import { minuteText } from "../../time-text.js";
import type { PlaceFlags } from "../review-place.js";
import { leftToDo } from "./left-to-do.js";

/** What `review close` found and wrote. */
export interface CloseReport {
  /** What was given to the command, to be given again. */
  given: { file: string | undefined; flags: PlaceFlags };
  document: ReviewDocument;
  closing: ClosingDocument;
  rows: readonly RowProof[];
  counts: ClosingCounts;
  evidence: WrittenEvidence & { path: string };
}

const LABEL_WIDTH = 12;
/** The others stand in proof.csv. */
const TOLD_ROWS = 10;

/** For a person. */
export function closeText(report: CloseReport, { width, paint }: { width: number; paint: Paint }): string {
  const { document, closing, rows, counts, evidence } = report;
  const label = (name: string, text: string) => labeled(name, text, { width, labelWidth: LABEL_WIDTH });
  const wrapped = (text: string) => hanging("", text, { width, indent: 0 });
  const { kept, keptGone, removals, proven, provenByReceipt, notDecided, asked, open } = counts;
  const { madeAnew, others } = evidence.sheets;
  const sheets = [
    ...(madeAnew.length === 0
      ? []
      : [
          `changed or taken away in sheets since they were sent, and made again for the evidence: ${some(madeAnew)}`,
        ]),
    ...(others.length === 0 ? [] : [`not copied from sheets, since nobody was sent them: ${some(others)}`]),
  ];
  const before = evidence.kept === undefined ? [] : [label("before", `kept as ${plainText(evidence.kept)}`)];
  const lines = [
    wrapped(
      `Review ${document.name} of ${organizationWords({ system: "JumpCloud", baseUrl: "", ...document.sync })}, looked up in the sync of ${minuteText(new Date(closing.sync.startedAt))} (complete)`,
    ),
    label(
      "rows",
      `${countText(counts.rows)} total: ${countText(kept)} kept, ${countText(removals)} to be removed, ${countText(notDecided)} not decided`,
    ),
    label(
      "kept",
      `${countText(kept - keptGone)} there, ${countText(keptGone)} not there any more (proof.csv says why)`,
    ),
    label(
      "removals",
      `${countText(proven)} proven to be gone: ${countText(provenByReceipt)} by jc-connector, ${countText(proven - provenByReceipt)} otherwise; ${countText(removals - proven)} open`,
    ),
    label(
      "asked",
      `${counted(asked, "removal")} of JumpCloud in all, whatever came of ${asked === 1 ? "it" : "them"} (changes.csv)`,
    ),
    label("evidence", `${plainText(evidence.path)}, ${counted(evidence.files, "file")}`),
    ...before,
    ...sheets.map((text, index) => label(index === 0 ? "sheets" : "", text)),
    ...openParagraphs(rows, { ...report, width }),
    open === 0
      ? wrapped(paint.good("Finished: every row is decided, and every removal proven."))
      : wrapped(paint.warning(`Not finished: ${counted(open, "row")} open.`)),
  ];
  return lines.join("");
}

/** Names, safe to show, and how many more there are. */
function some(names: readonly string[]): string {
  const more = names.length - TOLD_ROWS;
  const told = names.slice(0, TOLD_ROWS).map(plainText).join(", ");
  return more > 0 ? `${told} and ${countText(more)} more` : told;
}

function openParagraphs(rows: readonly RowProof[], report: CloseReport & { width: number }): string[] {
  const { width } = report;
  const open = openRows(rows);
  return openKinds.flatMap((kind) => {
    const found = open.get(kind) ?? [];
    if (found.length === 0) return [];
    const { what, todo } = leftToDo(kind, report);
    // What is the same of all of them stands above.
    const isTold = found.length === 1 || new Set(found.map(({ why }) => why)).size > 1;
    const told = found.slice(0, TOLD_ROWS).map(({ item, why }) => {
      const [person, access] = [shownText(item, "Person"), shownText(item, "Access")].map(plainText);
      return hanging("  ", `${person} > ${access} (${item.key})${isTold ? `: ${plainText(why)}` : ""}`, {
        width,
        indent: 4,
      });
    });
    const more = found.length - told.length;
    return [
      hanging("", `${counted(found.length, "row")} open: ${what}: ${todo}`, { width, indent: 2 }),
      ...told,
      ...(more > 0 ? [`  and ${countText(more)} more (proof.csv, column Open: ${kind})\n`] : []),
    ];
  });
}
