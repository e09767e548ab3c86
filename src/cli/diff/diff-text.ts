import { type Changes, latest } from "../../diff/changes.js";
import type { Diff } from "../../diff/diff.js";
import type { Passing } from "../../diff/document.js";
import type { Uncertainty } from "../../diff/doubt.js";
import type { DiffEvent } from "../../diff/events/event.js";
import { type Grant, isDirect } from "../../model/grant.js";
import { plainText } from "../../model/plain-text.js";
import { sectionNames } from "../../sync-file/section.js";
import { hanging, labeled } from "../layout.js";
import { counted, countText } from "../number-text.js";
import type { Paint } from "../paint.js";
import { severityPaint } from "../severity-paint.js";
import { dayText } from "../time-text.js";
import { changeRows, type NameOf } from "./change-rows.js";
import { eventTitles } from "./event-titles.js";
import { eventLines, subjectWords } from "./event-words.js";
import { uncertainWords } from "./uncertain-words.js";

export interface DiffLayout {
  width: number;
  paint: Paint;
  /** Everything, not only the first of each. */
  isWhole: boolean;
  /** Only some events were asked for: nothing else is told. */
  isFiltered: boolean;
  nameOf: NameOf;
}

const SEVERITY_WIDTH = 10;
const TITLE_WIDTH = 24;
/** Of one kind of event. */
const EVENTS_SHOWN = 20;
const NAMES_SHOWN = 6;

/** What changed, for a person, in pieces; nothing when nothing did. Lines end with LF. */
export function* diffText(diff: Diff, layout: DiffLayout): Generator<string> {
  const { isWhole, isFiltered, nameOf } = layout;
  const { events, changes, uncertain } = diff;
  yield* eventsText(events, layout);
  const passing = diff.walk?.passing ?? [];
  for (const one of passing.slice(0, isWhole ? passing.length : EVENTS_SHOWN)) yield passingText(one, layout);
  if (passing.length > EVENTS_SHOWN && !isWhole) {
    yield restText(passing.length - EVENTS_SHOWN, "that came and went");
  }
  for (const one of uncertain) yield uncertainText(one, layout);
  if (isFiltered) return;
  const summary = summaryText(diff, layout);
  if (summary === "") return;
  if (events.length + passing.length + uncertain.length > 0) yield "\n";
  yield summary;
  if (isWhole) yield* changeRows(changes, nameOf);
  else yield "All rows: --all. Machine-readable: --format json\n";
}

function uncertainText(one: Uncertainty, { width, paint, nameOf }: DiffLayout): string {
  return labeled(paint.warning("uncertain".padEnd(SEVERITY_WIDTH)), uncertainWords(one, nameOf), {
    width,
    labelWidth: SEVERITY_WIDTH,
  });
}

function* eventsText(events: readonly DiffEvent[], layout: DiffLayout): Generator<string> {
  const shown = new Map<string, number>();
  for (const event of events) {
    const count = (shown.get(event.event) ?? 0) + 1;
    shown.set(event.event, count);
    if (count <= EVENTS_SHOWN || layout.isWhole) yield eventText(event, layout);
  }
  if (layout.isWhole) return;
  for (const [kind, count] of shown) {
    if (count > EVENTS_SHOWN) yield restText(count - EVENTS_SHOWN, kind);
  }
}

function restText(count: number, what: string): string {
  return `… and ${countText(count)} more ${what}: --all\n`;
}

function eventText(event: DiffEvent, { width, paint, isWhole }: DiffLayout): string {
  const { severity, seenAt } = event;
  const label = severityPaint(paint, severity)(severity.padEnd(SEVERITY_WIDTH));
  const title = eventTitles[event.event].padEnd(TITLE_WIDTH);
  const seen = seenAt === undefined ? "" : paint.faint(` (first seen ${dayText(new Date(seenAt))})`);
  const subject = `${subjectWords(event)}${seen}`;
  // A narrow terminal has no room beside both.
  const start =
    width < 70
      ? `${label}${title.trimEnd()}\n${hanging(INDENT, subject, { width, indent: INDENT.length })}`
      : hanging(`${label}${title}`, subject, { width, indent: SEVERITY_WIDTH + TITLE_WIDTH });
  const lines = eventLines(event, { names: isWhole ? Number.MAX_SAFE_INTEGER : NAMES_SHOWN });
  return start + lines.map((line) => hanging(INDENT, line, { width, indent: INDENT.length })).join("");
}

const INDENT = "            ";

function passingText(one: Passing, layout: DiffLayout): string {
  const { width, paint } = layout;
  const { severity, kind } = one;
  const start = `${severityPaint(paint, severity)(severity.padEnd(SEVERITY_WIDTH))}${eventTitles[kind].padEnd(TITLE_WIDTH)}`;
  return width < 70
    ? `${start.trimEnd()}\n${hanging(INDENT, passingWords(one), { width, indent: INDENT.length })}`
    : hanging(start, passingWords(one), { width, indent: SEVERITY_WIDTH + TITLE_WIDTH });
}

/** "Ada Byron: AWS Prod, came and went, 17 Nov 2026 to 19 Nov 2026" */
export function passingWords({ who, resource, from, to }: Passing): string {
  const subject = resource === undefined ? who.displayName : `${who.displayName}: ${resource.displayName}`;
  return plainText(`${subject}, came and went, ${dayText(new Date(from))} to ${dayText(new Date(to))}`);
}

/** "changed   resources 3 added, 8 changed; grants 57 added" and what it means for who reaches what. */
function summaryText({ changes, events }: Diff, { width }: DiffLayout): string {
  const parts = sectionNames.flatMap((name) => {
    const words = countsWords(changes[name]);
    return words === "" ? [] : [`${sectionWords[name]} ${words}`];
  });
  if (parts.length === 0) return "";
  const line = (label: string, text: string) => labeled(label, text, { width, labelWidth: SEVERITY_WIDTH });
  const access = changes.grants.filter((change) => change.kind !== "changed" && isOfApp(latest(change)));
  const gained = access.filter(({ kind }) => kind === "added");
  const through = gained.filter((change) => change.kind === "added" && !isDirect(change.after)).length;
  const effective =
    access.length === 0
      ? []
      : [
          line(
            "access",
            `${counted(gained.length, "person-app pair")} gained${through > 0 ? `, ${countText(through)} of them only through groups` : ""}; ${countText(access.length - gained.length)} lost`,
          ),
        ];
  const untold = untoldResources(changes, events);
  const rest =
    untold === 0 ? [] : [line("other", `${counted(untold, "changed resource")} that no event is about`)];
  return [line("records", parts.join("; ")), ...effective, ...rest].join("");
}

/** Resources that differ in ways that are no event. */
function untoldResources({ resources }: Changes, events: readonly DiffEvent[]): number {
  const told = new Set(events.flatMap(({ because }) => because.map(({ id }) => id)));
  return resources.filter(({ id }) => !told.has(id)).length;
}

const sectionWords = {
  resourceTypes: "resource types",
  resources: "resources",
  entitlements: "entitlements",
  grants: "grants",
} as const;

/** A person's: that a group is bound to an app is nobody's access yet. */
function isOfApp({ entitlement, principal }: Grant): boolean {
  return entitlement.resource.id.resourceType === "app" && principal.id.resourceType !== "group";
}

/** "3 added, 1 removed" */
export function countsWords(changes: readonly { kind: "added" | "removed" | "changed" }[]): string {
  return (["added", "removed", "changed"] as const)
    .map((kind) => ({ kind, count: changes.filter((change) => change.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${countText(count)} ${kind}`)
    .join(", ");
}
