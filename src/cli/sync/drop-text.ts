import type { Drop, DropReport, EmptiedList } from "../../sync/drop-guard.js";
import type { DropLimit } from "../../sync/drop-limits.js";
import type { InventoryKind } from "../../sync/inventory.js";
import type { SyncResult } from "../../sync/sync.js";
import { labeled } from "../layout.js";
import { counted, countText } from "../number-text.js";
import { plainText } from "../plain-text.js";
import { keptWords, placeWords } from "./rejection.js";
import type { ScreenLayout } from "./sync-screen.js";
import type { SyncTarget } from "./target.js";

const LABEL_WIDTH = 13;
const LISTS_SHOWN = 10;

const kindWords: Readonly<Record<InventoryKind, string>> = {
  user: "users",
  admin_user: "administrators",
  group: "groups",
  app: "apps",
  role: "roles",
  memberships: "memberships",
  appUsers: "people assigned to apps directly",
  appGroups: "groups bound to apps",
};

const listWords: Readonly<Record<EmptiedList["list"], { rows: string; owner: string }>> = {
  memberships: { rows: "members", owner: "group" },
  appUsers: { rows: "direct users", owner: "app" },
  appGroups: { rows: "groups", owner: "app" },
};

/** What a person needs to know when a result lost too much: what, what is kept, where the new file is, what to do. */
export function dropText(
  {
    result,
    target,
    now,
  }: {
    result: Pick<SyncResult, "drops" | "path">;
    target: Pick<SyncTarget, "standing" | "standingPath">;
    now: Date;
  },
  layout: ScreenLayout,
): string {
  const { drops: report, path: setAside } = result;
  if (report === undefined) return "";
  const { width, paint } = layout;
  const line = (label: string, text: string) => labeled(label, text, { width, labelWidth: LABEL_WIDTH });
  return [
    line(
      paint.bad("DROPPED".padEnd(LABEL_WIDTH)),
      "nothing was replaced. Everything was read, and more is gone than is let pass:",
    ),
    ...report.refused.map((drop) => line("", dropWords(drop))),
    ...emptiedLines(report, layout).map((text) => line("", text)),
    line("  Kept", keptWords(target, now)),
    line("  Set aside", `${placeWords(setAside)}, a complete sync file: what was read, all of it`),
    line(
      "  Next",
      `see whether the key still sees everybody (jc-connector doctor). If the loss is true, say so once: --max-drop ${sufficientLimits(report)}`,
    ),
  ].join("");
}

/** Notes on losses that were let pass: beyond what is usual, or a list that lost everything. */
export function dropNotes(report: DropReport, layout: Pick<ScreenLayout, "isTerminal">): string[] {
  if (report.verdict === "refused") return [];
  return [
    ...report.permitted.map((drop) => `let pass by --max-drop: ${dropWords(drop)}`),
    ...emptiedLines(report, layout),
  ];
}

/** "users 3,012 → 2,411: 601 fewer (20.0 %, allowed 5 %)" */
export function dropWords({ kind, before, after, limit }: Drop): string {
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
  const words = listWords[list];
  // Names stay out of files of talk, as those of people do.
  const called = isTerminal && name !== undefined ? ` (${plainText(name)})` : "";
  const end = owner === "gone" ? `none: the ${words.owner} is gone` : "none";
  return `${words.rows} of ${words.owner} ${plainText(id)}${called}: ${countText(before)} → ${end}`;
}

/** The least that lets this loss pass, and no other. */
export function sufficientLimits({ refused, emptied, emptiedLimit }: DropReport): string {
  const limits = refused.map(({ kind, before, after, limit }) => {
    const lost = before - after;
    return `${kind}=${"count" in limit ? lost : `${Math.ceil((lost * 100) / before)}%`}`;
  });
  return [...limits, ...(emptied.length > emptiedLimit ? [`emptied=${emptied.length}`] : [])].join(",");
}
