import type { Diff } from "../../diff/diff.js";
import type { DiffEvent } from "../../diff/events/event.js";
import type { EventKind } from "../../diff/events/kinds.js";
import { eventKinds, severities } from "../../diff/events/kinds.js";
import { type SectionName, sectionNames } from "../../sync-file/section.js";
import { table } from "../layout.js";
import { countText } from "../number-text.js";

interface SectionCounts {
  added: number;
  removed: number;
  changed: number;
}

/** How much changed, without what. */
export interface DiffStat {
  records: Record<SectionName, SectionCounts>;
  /** By kind, those that there are. */
  events: Partial<Record<EventKind, number>>;
  uncertain: number;
}

export function statOf({ changes, uncertain }: Diff, events: readonly DiffEvent[]): DiffStat {
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
    records: {
      resourceTypes: count("resourceTypes"),
      resources: count("resources"),
      entitlements: count("entitlements"),
      grants: count("grants"),
    },
    events: kinds,
    uncertain: uncertain.length,
  };
}

const left = { align: "left" } as const;
const right = { align: "right" } as const;

/** A table for a person; nothing when nothing changed. Lines end with LF. */
export function statText(diff: Diff, events: readonly DiffEvent[], width: number): string {
  const stat = statOf(diff, events);
  const rows = sectionNames.flatMap((name) => {
    const { added, removed, changed } = stat.records[name];
    return added + removed + changed === 0
      ? []
      : [[name, orDash(added), orDash(removed), orDash(changed), ""]];
  });
  const records =
    rows.length === 0
      ? ""
      : table([["", "added", "removed", "changed", ""], ...rows], [left, right, right, right, left], width);
  const lines = eventKinds.flatMap((kind) => {
    const own = events.filter(({ event }) => event === kind);
    if (own.length === 0) return [];
    const gravest = Math.max(...own.map(({ severity }) => severities.indexOf(severity)));
    return [[countText(own.length), severities[gravest] ?? "", kind]];
  });
  const gap = rows.length > 0 && lines.length > 0 ? "\n" : "";
  return `${records}${gap}${table(lines, [right, left, left], width)}`;
}

function orDash(count: number): string {
  return count === 0 ? "-" : countText(count);
}
