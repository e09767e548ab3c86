import type { ChainHead } from "../../provision/receipts/chain.js";
import type { ClosingCounts } from "../closing/closing-counts.js";
import type { ClosingDocument } from "../closing/closing-document.js";
import { minuteWords } from "../closing/time-words.js";
import type { ReviewDocument } from "../folder/review-document.js";
import type { SentCopies } from "./copy-sent.js";
import { SUMS } from "./evidence-folder.js";
import type { FallbackReason } from "./fallback-reasons.js";
import { type Paragraph, paragraphText } from "./paragraph.js";
import { checkSection, limitsSection, meaningSection } from "./readme-meaning.js";

/** What the file that is read first tells. */
export interface ReadmeFacts {
  document: ReviewDocument;
  closing: Omit<ClosingDocument, "rows">;
  counts: ClosingCounts;
  /** How many persons or addresses sent something that counts. */
  deciders: number;
  sent: SentCopies;
  /** Why rows were sent to the fallback. */
  fallbacks: readonly FallbackReason[];
  /** What came back, how much of it is sheets, and how much is not copied. */
  returned: { files: number; sheets: number; notCopied: number };
  /** Sheets of which nothing came back, by reviewer. */
  missing: readonly { reviewer: string; rows: number }[];
  /** Where the receipts end; absent without any. */
  receipts: ChainHead | undefined;
  /** The paths of all other files, and the SHA-256 of each. */
  files: ReadonlyMap<string, string>;
}

/** README.txt, in plain words. */
export function readmeText(facts: ReadmeFacts): string {
  const { document, closing } = facts;
  const title = `Evidence of the access review ${document.name} of ${organizationWords(document)}`;
  const sections: readonly (readonly Paragraph[])[] = [
    [title, `Closed on ${minuteWords(closing.closedAt)}. All times are UTC.`],
    reviewedSection(facts),
    deciderSection(facts),
    numberSection(facts),
    fileSection(facts),
    checkSection(),
    meaningSection(),
    limitsSection(),
  ];
  return sections.map((section) => section.map(paragraphText).join("")).join("\r\n");
}

function organizationWords({ sync }: ReviewDocument): string {
  const { id, displayName } = sync.organization;
  if (displayName === undefined) return id ?? "an organisation that JumpCloud does not name";
  return id === undefined ? displayName : `${displayName} (${id})`;
}

function reviewedSection({ document, closing }: ReadmeFacts): Paragraph[] {
  const { sync, scope, itemsSha256 } = document;
  const { notRead = [] } = sync;
  const left = [
    // What else was not read stands in scope.txt.
    ...notRead.flatMap(({ what, why }) => (why.startsWith("--without") ? [`${what} (${why})`] : [])),
    ...(scope.onlyPrivileged ? ["whatever is not sensitive"] : []),
    ...(scope.since === undefined ? [] : [`what was kept in the review ${scope.since}`]),
  ];
  return [
    "WHAT WAS REVIEWED",
    ["Before", `what JumpCloud showed on ${minuteWords(sync.startedAt)}: sync ${sync.id}, file ${sync.file}`],
    ["", `digest of its content ${sync.digest}`],
    [
      "After",
      `what JumpCloud showed on ${minuteWords(closing.sync.startedAt)}: sync ${closing.sync.id}, file ${closing.sync.file}`,
    ],
    ["", `digest of its content ${closing.sync.digest}`],
    ["Rows", `SHA-256 of all rows (items.jsonl) ${itemsSha256}`],
    ["Left out", `on purpose: ${left.length === 0 ? "nothing" : left.join("; ")}`],
    [
      "Complete",
      "both syncs: every list was read to its end and counted. scope.txt tells how that is known.",
    ],
  ];
}

function deciderSection(facts: ReadmeFacts): Paragraph[] {
  const { document, deciders, sent, returned, missing, counts } = facts;
  const by = document.by === "manager" ? "the manager of the person" : "the owner of the resource";
  const { files, sheets, notCopied } = returned;
  return [
    "WHO DECIDED, AND HOW",
    `Opened on ${minuteWords(document.openedAt)}. Each row was sent to ${by}${fallbackWords(facts)}. Each wrote Keep, Remove or Not mine on a sheet, and sent it back.`,
    ...sentLines(sent),
    [
      "Came back",
      `${sheets} ${sheets === 1 ? "sheet" : "sheets"} (sheets-returned); files and folders that are none: ${files - sheets}, of which not copied, since they are folders or links: ${notCopied}`,
    ],
    ["Reviewers", `${deciders} whose decisions count (decisions.csv)`],
    [
      "Missing",
      missing.length === 0
        ? "no sheet"
        : `${missing.length}: the sheets of ${missing.map(({ reviewer, rows }) => `${reviewer} (${counted(rows, "row")})`).join(", ")}`,
    ],
    [
      "Not decided",
      counts.notDecided === 0
        ? "no row"
        : `${counted(counts.notDecided, "row")}, which nobody decided, or where what was said does not count (proof.csv says why)`,
    ],
  ];
}

function fallbackWords({ document, fallbacks }: ReadmeFacts): string {
  if (fallbacks.length === 0) return "";
  const reasons = fallbacks.map(({ why, rows }) => `${why} (${counted(rows, "row")})`);
  return `; to ${document.fallbacks.join(", ")} instead, where that could not be: ${reasons.join("; ")}`;
}

function sentLines({ sheets, forwarded, madeAnew, others }: SentCopies): Paragraph[] {
  const later =
    forwarded === 0
      ? ""
      : `: ${sheets - forwarded} at first, and ${forwarded} of rows that were given to others`;
  return [
    ["Sheets sent", `${sheets} (sheets-sent)${later}`],
    ...(madeAnew.length === 0
      ? []
      : [
          [
            "",
            `changed or taken away since, in the folder of the review; made again of the same rows, as they were sent to the byte (SHA-256 in review.json and forwarded.jsonl): ${madeAnew.join(", ")}`,
          ] as const,
        ]),
    ...(others.length === 0
      ? []
      : [["", `not copied, since nobody was sent them: ${others.join(", ")}`] as const]),
  ];
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function numberSection({ document, counts }: ReadmeFacts): Paragraph[] {
  const { items, leftOut } = document.counts;
  const { rows, kept, keptGone, removals, proven, provenByReceipt, notDecided, asked, open } = counts;
  return [
    "NUMBERS",
    ["Population", `${items + leftOut} = ${items} rows in the review + ${leftOut} left out (population.csv)`],
    [
      "Rows",
      `${rows} = ${kept} kept + ${removals} to be removed + ${notDecided} not decided (decisions.csv)`,
    ],
    ["Kept", `${kept} = ${kept - keptGone} there + ${keptGone} not there any more (proof.csv)`],
    ["Removals", `${removals} = ${proven} proven + ${removals - proven} open (proof.csv)`],
    [
      "Proven",
      `${proven} = ${provenByReceipt} done by jc-connector + ${proven - provenByReceipt} gone otherwise`,
    ],
    ["Asked", `${asked} removals were asked of JumpCloud in all, whatever came of them (changes.csv)`],
    ["Open", `${open} in all: the rows of proof.csv whose column Open is not empty`],
  ];
}

/** What each file is, in the order in which it is read. */
const told: readonly (readonly [path: string, what: string])[] = [
  ["scope.txt", "what the review is about, what it is not, and how it is known that nothing is missing"],
  ["population.csv", "everything that somebody had, and who decided about it, or why nobody was asked"],
  ["sheets-sent/", "the sheets, as they were sent"],
  ["sheets-returned/", "what came back, byte for byte; the names were made safe"],
  ["sheets-returned.csv", "what each of these was called when it came back, and whose it is"],
  ["forwarded.jsonl", "which rows were given to somebody else, and when"],
  ["decisions.csv", "each row, what was decided, by whom, and in which file and row that stands"],
  ["changes.csv", "what was asked of JumpCloud, and what it answered"],
  ["receipts.jsonl", "the same as it was written at the time, each line with the hash of the one before"],
  [
    "after.csv",
    "everything that somebody has by the later sync, in the order and with the ids of population.csv",
  ],
  ["proof.csv", "each row: when it was done, whether it is still there, and why; what is open"],
  ["closing.json", "the same for programs"],
  ["review.json", "what the review was opened with"],
  ["items.jsonl", "the rows of the review, for programs: each line is one"],
  [SUMS, "the SHA-256 of each of these files"],
];

function fileSection({ files, receipts }: ReadmeFacts): Paragraph[] {
  const paths = [...files.keys(), SUMS];
  const isThere = (path: string) =>
    paths.some((one) => one === path || (path.endsWith("/") && one.startsWith(path)));
  const end =
    receipts === undefined
      ? "Nothing was asked of JumpCloud: there are no receipts."
      : `The receipts end with line ${receipts.sequence}, whose SHA-256 is ${receipts.sha256}`;
  return [
    "THE FILES",
    "Tables are CSV (UTF-8): a spreadsheet opens them.",
    ...told
      .filter(([path]) => isThere(path))
      .map(([path, what]): Paragraph => [path.padEnd(PATH_WIDTH), what]),
    end,
  ];
}

const PATH_WIDTH = 20;
