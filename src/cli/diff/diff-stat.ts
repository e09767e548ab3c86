import type { Diff } from "../../diff/diff.js";
import type { ComparedFile } from "../../diff/document.js";
import type { Uncertainty } from "../../diff/doubt.js";
import type { DiffEvent } from "../../diff/events/event.js";
import type { EventKind } from "../../diff/events/kinds.js";
import { eventKinds } from "../../diff/events/kinds.js";
import { type SectionName, sectionNames } from "../../sync-file/section.js";
import { labeled, table } from "../layout.js";
import { countText } from "../number-text.js";
import type { NameOf } from "./change-rows.js";
import { uncertainWords } from "./uncertain-words.js";

interface SectionCounts {
  added: number;
  removed: number;
  changed: number;
}

/** How much changed, without what. */
export interface DiffStat {
  format: "jc-connector/diff-stat";
  version: 1;
  old: ComparedFile;
  new: ComparedFile;
  records: Record<SectionName, SectionCounts>;
  /** By kind, those that there are. */
  events: Partial<Record<EventKind, number>>;
  /** What came and went between several syncs. */
  passing?: number;
  uncertain: Uncertainty[];
}

export function statOf({ old, new: new_, changes, uncertain, events, walk }: Diff): DiffStat {
  const count = (name: SectionName): SectionCounts => {
    const counts = { added: 0, removed: 0, changed: 0 };
    for (const { kind } of changes[name]) counts[kind] += 1;
    return counts;
  };
  const kinds: Partial<Record<EventKind, number>> = {};
  for (const kind of eventKinds) {
    const found = events.filter(({ event }) => event === kind).length;
    if (found > 0) kinds[kind] = found;
  }
  return {
    format: "jc-connector/diff-stat",
    version: 1,
    old,
    new: new_,
    records: {
      resourceTypes: count("resourceTypes"),
      resources: count("resources"),
      entitlements: count("entitlements"),
      grants: count("grants"),
    },
    events: kinds,
    ...(walk && { passing: walk.passing.length }),
    uncertain,
  };
}

const left = { align: "left" } as const;
const right = { align: "right" } as const;

/** Two tables for a person, and what is not certain; nothing when nothing changed. Lines end with LF. */
export function* statText(
  diff: Diff,
  { width, nameOf }: { width: number; nameOf: NameOf },
): Generator<string> {
  const { records, passing = 0, uncertain } = statOf(diff);
  const rows = sectionNames.flatMap((name) => {
    const { added, removed, changed } = records[name];
    return added + removed + changed === 0
      ? []
      : [[name, orDash(added), orDash(removed), orDash(changed), ""]];
  });
  const head = ["", "added", "removed", "changed", ""];
  if (rows.length > 0) yield table([head, ...rows], [left, right, right, right, left], width);
  const lines = eventRows(diff.events);
  if (passing > 0) lines.push([countText(passing), "", "came and went in between"]);
  if (lines.length > 0) yield `${rows.length > 0 ? "\n" : ""}${table(lines, [right, left, left], width)}`;
  for (const one of uncertain) {
    yield labeled("uncertain", uncertainWords(one, nameOf), { width, labelWidth: "uncertain ".length });
  }
}

/** Each kind with the gravest of its severities, in the order in which they are told. */
function eventRows(events: readonly DiffEvent[]): string[][] {
  const kinds = new Map<EventKind, { count: number; severity: string }>();
  // The gravest come first, so the first of a kind is its gravest.
  for (const { event, severity } of events) {
    const known = kinds.get(event);
    if (known === undefined) kinds.set(event, { count: 1, severity });
    else known.count += 1;
  }
  return [...kinds].map(([kind, { count, severity }]) => [countText(count), severity, kind]);
}

function orDash(count: number): string {
  return count === 0 ? "-" : countText(count);
}
