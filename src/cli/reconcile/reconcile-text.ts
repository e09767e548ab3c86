import { plainText } from "../../model/plain-text.js";
import type { Check, CheckName } from "../../reconcile/check.js";
import type { ResourceEntry } from "../../reconcile/person-entry.js";
import type { Reconciliation } from "../../reconcile/reconciliation.js";
import { reportSubjects } from "../../reconcile/report-kind.js";
import type { ReportFacts, ResultSummary } from "../../reconcile/result.js";
import { labeled, table } from "../layout.js";
import { counted, countText } from "../number-text.js";
import type { Paint } from "../paint.js";
import { minuteText, spanText } from "../time-text.js";
import { personText, resourceWords, sideWords } from "./person-text.js";

export interface ReconcileLayout {
  width: number;
  paint: Paint;
  /** Everybody and everything, not only the first. */
  isWhole: boolean;
}

const LABEL_WIDTH = 12;
const PEOPLE_SHOWN = 10;
const RESOURCES_SHOWN = 10;

const checkWords = {
  users: "users",
  groups: "groups",
  memberships: "memberships",
  usersWithoutGroup: "users in no group",
  groupsWithoutUsers: "groups without users",
  apps: "apps",
  access: "people with an app",
  directness: "of these, direct or not",
  usersWithoutApp: "users without an app",
  appsWithoutUsers: "apps without users",
} satisfies Record<CheckName, string>;

const right = { align: "right" } as const;
const left = { align: "left" } as const;

/** What differs, for a person; in pieces, since it may be long. Lines end with LF. */
export function* reconcileText(reconciliation: Reconciliation, layout: ReconcileLayout): Generator<string> {
  const { summary } = reconciliation;
  const { width, paint, isWhole } = layout;
  const line = (label: string, text: string) => labeled(label, text, { width, labelWidth: LABEL_WIDTH });
  for (const report of summary.reports) {
    yield line("Report", reportWords(report)) + line("", timeWords(report, summary.sync));
    yield "\n";
    const rows = summary.checks.filter((check) => check.report === report.kind).map(checkRow);
    const head = ["", "report", "file", "only in report", "only in file", ""];
    yield table([head, ...rows], [left, right, right, right, right, left], width);
    yield "\n";
  }
  yield verdictText(summary, { line, paint });
  for (const doubt of summary.notCompared) yield line("", doubtWords(doubt));
  if (summary.ambiguous.length > 0) yield ambiguousText(summary, { line, isWhole });
  yield resourcesText(reconciliation.resources(), { line, isWhole });
  let shown = 0;
  for (const person of reconciliation.people()) {
    if (shown === PEOPLE_SHOWN && !isWhole) break;
    shown += 1;
    yield `\n${personText(person, { width, isWhole })}`;
  }
  const rest = summary.differing.people - shown;
  if (rest > 0) yield `\n… and ${countText(rest)} more ${rest === 1 ? "person" : "people"}: --all\n`;
}

type Line = (label: string, text: string) => string;

function reportWords({ kind, file, rows, matchedBy, repeatedRows }: ReportFacts): string {
  const { title, resourceType } = reportSubjects[kind];
  const [user, resource] = [matchWords(matchedBy.user, "user"), matchWords(matchedBy.resource, resourceType)];
  return [
    `${plainText(file)}: ${title}`,
    counted(rows, "row"),
    ...(repeatedRows > 0 ? [`${countText(repeatedRows)} of them repeated`] : []),
    user.by === resource.by ? `matched by ${user.by}` : `matched by ${user.words} and ${resource.words}`,
  ].join(", ");
}

function matchWords(matchedBy: string, noun: string): { by: string; words: string } {
  return { by: matchedBy, words: `the ${matchedBy} of each ${noun}` };
}

function timeWords({ time, timeSource }: ReportFacts, sync: ResultSummary["sync"]): string {
  if (time === undefined) return "when it was made is not known (--report-time TIME)";
  const source = timeSource === "file" ? " (time of the file)" : "";
  return `of ${minuteText(new Date(time))}${source}, ${distanceWords(Date.parse(time), sync)}`;
}

function distanceWords(time: number, { readFrom, readTo }: ResultSummary["sync"]): string {
  const [from, to] = [Date.parse(readFrom), Date.parse(readTo)];
  if (time < from) return `${spanText(from - time)} before the sync began to read`;
  return time > to ? `${spanText(time - to)} after the sync had read` : "while the sync was reading";
}

function checkRow({ name, inReport, inFile, onlyInReport, onlyInFile, ...rest }: Check): string[] {
  return [
    checkWords[name],
    countText(inReport),
    inFile === undefined ? "" : countText(inFile),
    orDash(onlyInReport),
    orDash(onlyInFile),
    [
      rest.notCompared && `${countText(rest.notCompared)} not compared`,
      rest.ambiguous && `${countText(rest.ambiguous)} ambiguous`,
    ]
      .filter((words) => words !== undefined)
      .join(", "),
  ];
}

function orDash(count: number): string {
  return count === 0 ? "-" : countText(count);
}

function verdictText(
  { verdict, differing, ...rest }: ResultSummary,
  to: { line: Line; paint: Paint },
): string {
  const { line, paint } = to;
  const label = (text: string) => text.padEnd(LABEL_WIDTH);
  switch (verdict) {
    case "same":
      return line(paint.good(label("SAME")), "the report and the file say the same");
    case "uncertain":
      return line(
        paint.warning(label("UNCERTAIN")),
        "nothing differs that could be compared, but not everything could be",
      );
    case "different":
      return (
        line(paint.bad(label("DIFFERENT")), differenceWords(differing)) + line("", changeWords(rest.reports))
      );
  }
}

function differenceWords({ people, createdLater, resources }: ResultSummary["differing"]): string {
  const parts = [
    `${countText(people)} ${people === 1 ? "person" : "people"}`,
    ...(createdLater > 0 ? [`${countText(createdLater)} of them created after the sync began to read`] : []),
    ...(resources > 0
      ? [`${countText(resources)} ${resources === 1 ? "group or app" : "groups or apps"}`]
      : []),
  ];
  return parts.join(", ");
}

function changeWords(reports: readonly ReportFacts[]): string {
  const noun = reports.length === 1 ? "report" : "reports";
  return `Whatever changed between the sync and the ${noun} is among it.`;
}

function doubtWords({ resourceType, id, displayName, why }: ResultSummary["notCompared"][number]): string {
  const what = id === undefined ? `the list of type ${resourceType}` : `${resourceType} ${displayName ?? id}`;
  return `${plainText(what)}: what the report has more was not compared: ${plainText(why)}`;
}

function ambiguousText(
  { ambiguous }: ResultSummary,
  { line, isWhole }: { line: Line; isWhole: boolean },
): string {
  const shown = isWhole ? ambiguous : ambiguous.slice(0, RESOURCES_SHOWN);
  const rest = ambiguous.length - shown.length;
  return [
    ...shown.map(({ resourceType, name, rows, candidates }, index) => {
      const ids = candidates.slice(0, RESOURCES_SHOWN).map(({ id }) => id ?? "");
      const words = `${resourceType} ${name}, ${counted(rows, "row")}: ${candidates.length} have this name (${ids.join(", ")})`;
      return line(index === 0 ? "Ambiguous" : "", plainText(words));
    }),
    ...(rest > 0 ? [line("", `and ${countText(rest)} more: --all`)] : []),
  ].join("");
}

function resourcesText(
  resources: readonly ResourceEntry[],
  { line, isWhole }: { line: Line; isWhole: boolean },
): string {
  const shown = isWhole ? resources : resources.slice(0, RESOURCES_SHOWN);
  const rest = resources.length - shown.length;
  return [
    ...shown.map((resource, index) => {
      const words = [
        ...(resource.onlyIn ? [sideWords[resource.onlyIn]] : []),
        ...(resource.without ? [`without users ${sideWords[resource.without]}`] : []),
      ].join(", ");
      return line(index === 0 ? "Resources" : "", `${resourceWords(resource)}: ${words}`);
    }),
    ...(rest > 0 ? [line("", `and ${countText(rest)} more: --all`)] : []),
  ].join("");
}
