import { plainText } from "../../model/plain-text.js";
import type { SyncHeader } from "../../sync-file/header.js";
import { leftOutTypes } from "../../sync-file/left-out.js";
import type { ListEntry, Manifest } from "../../sync-file/manifest.js";
import type { ReviewDocument } from "../folder/review-document.js";
import { fallbackWords } from "../reviewers/choice.js";
import { leftOutWords } from "./left-out.js";
import type { OpeningCounts } from "./opening-counts.js";

/** What a review is about, for somebody who was not there. */
export interface ScopeFacts {
  document: Pick<ReviewDocument, "name" | "by" | "fallbacks" | "scope" | "privileged" | "sync" | "openedAt">;
  /** Rows by sheet, in the order of names. */
  sheets: readonly { name: string; reviewer: string; rows: number }[];
  counts: OpeningCounts;
  header: SyncHeader;
  manifest: Manifest;
  /** With which review its rows were compared, or why with none, in words. */
  compared: readonly string[];
}

/** What the review is about and what it is not, in plain words: `scope.txt`. */
export function scopeText(facts: ScopeFacts): string {
  const { name, sync } = facts.document;
  const { id, displayName } = sync.organization;
  const organization = [
    displayName ?? "an organisation without a name",
    ...(id === undefined ? [] : [`(${id})`]),
  ];
  const sections: [title: string, lines: readonly string[]][] = [
    ["What it is based on", basis(facts)],
    ["Who decides", deciders(facts)],
    ["What a row is", rowWords(facts)],
    ["What is no row", notRows(facts)],
    ["How complete the lists are", facts.manifest.lists.map(listWords)],
    ["What was left out on purpose", leftOut(facts)],
    ["Counts", countLines(facts)],
    ["Sheets", facts.sheets.map(({ name, reviewer, rows }) => `${name}: ${reviewer}, ${rowCount(rows)}`)],
  ];
  return [
    `The access review ${name} of ${organization.join(" ")}`,
    ...sections.flatMap(([title, lines]) => ["", title, ...lines.map((line) => `  - ${line}`)]),
  ]
    .map((line) => `${plainText(line)}\n`)
    .join("");
}

function basis({ document: { sync, openedAt }, manifest, header, compared }: ScopeFacts): string[] {
  return [
    `a sync of JumpCloud, begun ${sync.startedAt}, complete; read from ${manifest.readFrom} to ${manifest.readTo}`,
    ...(manifest.resumed === undefined
      ? []
      : [`it went on from an interrupted sync: the oldest of it was read ${manifest.resumed.oldestReadAt}`]),
    `sync id ${sync.id}`,
    `digest of its content ${sync.digest}`,
    ...(sync.file === undefined ? [] : [`file ${sync.file}`]),
    `made by ${header.connector.name} ${header.connector.version}`,
    `the review was opened ${openedAt}`,
    ...compared,
  ];
}

function deciders({ document: { by, fallbacks }, counts }: ScopeFacts): string[] {
  return [
    by === "manager"
      ? "the manager of a person decides about every account of that person"
      : "the owner of a group, an app or a role, as the owners file names them, decides about whoever has it",
    `where that cannot be: ${fallbacks.join(", then ")} (whoever of them is not the person)`,
    "nobody decides about their own access: one of the person's addresses is never the reviewer's",
    ...counts.fallback.map(
      ({ reason, rows }) => `${rowCount(rows)} went there because: ${fallbackWords[reason]}`,
    ),
  ];
}

function rowWords({ document: { by }, header }: ScopeFacts): string[] {
  const hasRoles = !leftOutTypes(header).has("role");
  return [
    "one thing that one account has and that can be taken away by itself:",
    "a membership of a group, with the apps that come with it under Gives",
    "an app that is assigned to a user directly",
    hasRoles
      ? "a role of an administrator, and an administrator account that has no role"
      : "an administrator account, whatever its roles are: the sync was told to leave roles out (--without)",
    ...(by === "resource"
      ? [
          "besides, for the owner of an app: an app that a person has only through groups, to be kept or passed on",
        ]
      : []),
  ];
}

function notRows({ document: { by }, manifest }: ScopeFacts): string[] {
  return [
    by === "resource"
      ? "an app that comes through groups and has no owner: the membership that gives it is the row"
      : "an app that comes through groups: the membership that gives it is the row (it is counted as left out, and stands in population.csv)",
    "what groups have as groups, such as the apps that are assigned to them",
    ...manifest.notRead.map(({ what, why }) => `${what}: ${why}`),
  ];
}

function rowCount(rows: number): string {
  return rows === 1 ? "1 row" : `${rows} rows`;
}

/** "memberships: 22 read, 23 counted by JumpCloud, 1 counted but never returned, read twice, proven to be whole" */
function listWords({
  name,
  read,
  reported,
  notReturned,
  unresolved,
  createdDuringSync,
  proof,
}: ListEntry): string {
  return [
    `${name}: ${read} read`,
    ...(reported === undefined ? [] : [`${reported} counted by JumpCloud`]),
    ...(notReturned ? [`${notReturned} counted but never returned, read twice`] : []),
    ...(unresolved ? [`${unresolved} that lead to deleted objects`] : []),
    ...(createdDuringSync ? [`${createdDuringSync} that came during the sync`] : []),
    proofWords[proof],
  ].join(", ");
}

const proofWords = {
  proven: "proven to be whole",
  readToEnd: "read to its end (JumpCloud states no count)",
  incomplete: "NOT whole",
} as const satisfies Record<ListEntry["proof"], string>;

function leftOut({ document: { scope, privileged }, counts, header }: ScopeFacts): string[] {
  const since = scope.since;
  return [
    ...[...leftOutTypes(header)].map((type) => `${type}: the sync was told to leave it out (--without)`),
    ...(scope.onlyPrivileged ? ["whatever is not sensitive (--only-privileged)"] : []),
    ...(since === undefined
      ? []
      : [
          `what was kept in the review ${since} and was still there when it was closed (--since)`,
          "but not a membership that gives more than it did then, and not what was not sensitive then and is now",
        ]),
    ...counts.leftOut.map(({ because, rows }) => `${rowCount(rows)}: ${leftOutWords(because, { since })}`),
    ...(counts.leftOut.length === 0
      ? ["no row of what the sync has"]
      : ["each of them stands in population.csv, with why"]),
    `sensitive are administrators and their roles${privileged.length === 0 ? "" : `, and what these match: ${privileged.join(", ")}`}`,
  ];
}

function countLines({ counts }: ScopeFacts): string[] {
  const { held, items, removable, throughGroups, accounts, idleAccounts } = counts;
  return [
    `${held} things that accounts have`,
    `= ${items} on a sheet${counts.leftOut.map(({ rows }) => ` + ${rows} left out`).join("")}`,
    `of the ${items}: ${removable} that jc-connector could remove, ${items - removable - throughGroups} that only a rule or the console could, ${throughGroups} apps through groups`,
    `${accounts} accounts = ${accounts - idleAccounts} that have something + ${idleAccounts} that have nothing`,
    "population.csv has one line for each of the things and for each account that has nothing",
  ];
}
