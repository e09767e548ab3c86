import { plainText } from "../../model/plain-text.js";
import { recordOf } from "../../model/record-of.js";
import { type EdgeListName, edgesRead, typeNames, typesRead } from "../../model/what-is-read.js";
import type { Drop, DropReport, EmptiedList } from "../../sync/drop-guard.js";
import { type DropLimit, dropLimits } from "../../sync/drop-limits.js";
import type { InventoryKind } from "../../sync/inventory-kind.js";
import { counted, countText } from "../number-text.js";
import type { ScreenLayout } from "../screen.js";

const LISTS_SHOWN = 10;

const kindWords: Readonly<Record<InventoryKind, string>> = {
  ...recordOf(typeNames, (type) => typesRead[type].plural),
  memberships: "memberships",
  appUsers: "people assigned to apps directly",
  appGroups: "groups bound to apps",
};

const rowWords: Readonly<Record<EdgeListName, string>> = {
  memberships: "members",
  appUsers: "direct users",
  appGroups: "groups",
};

/** What a result lost that is more than is let pass. */
export function dropReasons(report: DropReport, layout: Pick<ScreenLayout, "isTerminal">): string[] {
  return [...report.refused.map(dropWords), ...emptiedLines(report, layout)];
}

/** Notes on losses that were let pass: beyond what is usual, or lists that lost everything. May have several lines. */
export function dropNotes(report: DropReport, layout: Pick<ScreenLayout, "isTerminal">): string[] {
  if (report.verdict === "refused") return [];
  return [
    ...report.permitted.map((drop) => `let pass by --max-drop: ${dropWords(drop)}`),
    ...(report.emptied.length === 0 ? [] : [emptiedLines(report, layout).join("\n")]),
  ];
}

/** "users 3,012 → 2,411: 601 fewer (20.0 %, allowed 5 %)" */
function dropWords({ kind, before, after, limit }: Drop): string {
  const lost = before - after;
  const share = ((lost / before) * 100).toFixed(1);
  return `${kindWords[kind]} ${countText(before)} → ${countText(after)}: ${countText(lost)} fewer (${share} %, ${limitWords(limit)})`;
}

function limitWords(limit: DropLimit): string {
  return "count" in limit ? `allowed ${countText(limit.count)}` : `allowed ${limit.percent} %`;
}

function emptiedLines(
  { emptied, emptiedLimit }: DropReport,
  layout: Pick<ScreenLayout, "isTerminal">,
): string[] {
  if (emptied.length === 0) return [];
  const shown = emptied.slice(0, LISTS_SHOWN).map((list) => emptiedWords(list, layout));
  const rest = emptied.length - shown.length;
  return [
    `${counted(emptied.length, "list")} that had 10 rows or more ${emptied.length === 1 ? "has" : "have"} none now (allowed ${countText(emptiedLimit)}):`,
    ...shown,
    ...(rest > 0 ? [`and ${countText(rest)} more`] : []),
  ];
}

/** "members of group 6aa0… (Engineering): 214 → none" */
function emptiedWords(
  { list, id, name, before, owner }: EmptiedList,
  { isTerminal }: Pick<ScreenLayout, "isTerminal">,
): string {
  const { of } = edgesRead[list];
  // Names stay out of files of talk, as those of people do.
  const called = isTerminal && name !== undefined ? ` (${plainText(name)})` : "";
  const end = owner === "gone" ? `none: the ${of} is gone` : "none";
  return `${rowWords[list]} of ${of} ${plainText(id)}${called}: ${countText(before)} → ${end}`;
}

/** The least that lets this loss pass, what the limits of this run let pass already included, and no other. */
export function sufficientLimits({ refused, permitted, emptied, emptiedLimit }: DropReport): string {
  const limits = [...refused, ...permitted].map(({ kind, before, after, limit }) => {
    const lost = before - after;
    return `${kind}=${"count" in limit ? lost : `${Math.ceil((lost * 100) / before)}%`}`;
  });
  const needsEmptied = emptied.length > Math.min(emptiedLimit, dropLimits().emptied);
  return [...limits, ...(needsEmptied ? [`emptied=${emptied.length}`] : [])].join(",");
}
