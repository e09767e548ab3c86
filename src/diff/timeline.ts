import { compareText } from "../model/order.js";
import { compareSeverity } from "../model/severity.js";
import { type Atom, atomsOf } from "./atoms.js";
import type { Passing } from "./document.js";
import type { DiffEvent } from "./events/event.js";

interface Span {
  atom: Atom;
  /** When it began the first time, and the last time. */
  from: string;
  since: string;
  /** When it was over; absent while it lasts. */
  to?: string;
}

/** What differs from the first of several syncs, sync by sync. */
export class Timeline {
  readonly #spans = new Map<string, Span>();

  /**
   * Takes in what differs between the first sync and the one that began then; in the order of the syncs. What a sync that
   * is not `whole` does not show need not have ended.
   */
  add(events: readonly DiffEvent[], { at, isWhole }: { at: string; isWhole: boolean }): void {
    const present = new Set<string>();
    for (const atom of events.flatMap(atomsOf)) {
      present.add(atom.key);
      const span = this.#spans.get(atom.key);
      if (span === undefined) this.#spans.set(atom.key, { atom, from: at, since: at });
      else if (span.to !== undefined) {
        span.since = at;
        delete span.to;
      }
    }
    if (!isWhole) return;
    for (const [key, span] of this.#spans) {
      if (span.to === undefined && !present.has(key)) span.to = at;
    }
  }

  /** The first sync since when the event, or a part of it, has been so without a break. */
  seenAt(event: DiffEvent): string | undefined {
    const times = atomsOf(event).flatMap(({ key }) => this.#spans.get(key)?.since ?? []);
    return times.sort(compareText)[0];
  }

  /** What was so for a while, and is not any more: the gravest first. */
  passing(): Passing[] {
    const ended: Passing[] = [];
    for (const { atom, from, to } of this.#spans.values()) {
      if (to === undefined) continue;
      const { key: _, ...told } = atom;
      ended.push({ ...told, from, to });
    }
    return ended.sort(
      (a, b) =>
        compareSeverity(a.severity, b.severity) ||
        compareText(a.from, b.from) ||
        compareText(a.who.displayName, b.who.displayName) ||
        compareText(a.kind, b.kind) ||
        compareText(a.resource?.id ?? "", b.resource?.id ?? ""),
    );
  }
}
