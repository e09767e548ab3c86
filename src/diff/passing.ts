import { isDirect } from "../model/grant.js";
import { resourceKey } from "../model/resource-id.js";
import { type ChangeKind, type Changes, latest, type RecordChange } from "./changes.js";
import type { Diff, DirectedDiff } from "./diff.js";
import type { Passing } from "./document.js";
import { type DiffEvent, eventKey, type Named } from "./events/event.js";
import { type EventKind, severities } from "./events/kinds.js";

/** What became of one record, sync by sync. */
interface History {
  who: Named;
  /** What was granted. */
  resource?: Named;
  steps: { kind: ChangeKind; at: string }[];
}

/** States that may be over when the last sync comes, although no record came or went. */
const stateEvents: ReadonlySet<EventKind> = new Set([
  "leaver-still-admin",
  "leaver-still-assigned",
  "leaver",
  "reactivated",
  "admin-role-changed",
  "mfa-disabled",
  "mfa-excluded",
  "mover",
  "email-changed",
  "resource-renamed",
]);

/** Follows records through several syncs, to tell what the first and the last of them do not show. */
export class PassingChanges {
  readonly #histories = new Map<string, History>();
  readonly #events = new Map<string, { event: DiffEvent; from: string }>();
  readonly #gravest = new Map<string, DiffEvent>();

  /** Takes in the diff of one sync and the next. */
  add({ diff, directory }: DirectedDiff): void {
    const at = diff.new.startedAt;
    for (const change of diff.changes.resources) {
      this.#note(`resources ${change.id}`, { change, at, who: directory.named(change.id) });
    }
    for (const change of diff.changes.grants) {
      const grant = latest(change);
      // What comes through a group is told of the membership, or of the binding.
      if (!isDirect(grant)) continue;
      const who = directory.named(resourceKey(grant.principal.id));
      const resource = directory.named(resourceKey(grant.entitlement.resource.id));
      this.#note(`grants ${change.id}`, { change, at, who, resource });
    }
    for (const event of diff.events) {
      this.#noteGravest(event);
      if (!stateEvents.has(event.event) || this.#events.has(eventKey(event))) continue;
      this.#events.set(eventKey(event), { event, from: at });
    }
  }

  /** When the first of the records that an event follows from changed. */
  firstChange({ because }: DiffEvent): string | undefined {
    const times = because.flatMap(
      ({ section, id }) => this.#histories.get(`${section} ${id}`)?.steps.map(({ at }) => at) ?? [],
    );
    return times.sort()[0];
  }

  /** What came and went, or went and came back, between the first sync and the last. */
  between(whole: Diff): Passing[] {
    return [...this.#passingRecords(whole.changes), ...this.#passingStates(whole)];
  }

  *#passingRecords({ resources, grants }: Changes): Generator<Passing> {
    const netto = new Set([
      ...resources.map(({ id }) => `resources ${id}`),
      ...grants.map(({ id }) => `grants ${id}`),
    ]);
    const passed = new Set<string>();
    // What somebody had comes and goes with the account, and with what it is about: those come first.
    const histories = [...this.#histories].sort(
      ([, a], [, b]) => Number(!!a.resource) - Number(!!b.resource),
    );
    for (const [key, { who, resource, steps }] of histories) {
      const moves = steps.filter(({ kind }) => kind !== "changed");
      const [first, last] = [moves[0], moves.at(-1)];
      if (first === undefined || last === undefined || first.kind === last.kind || netto.has(key)) continue;
      if (resource === undefined) passed.add(who.id);
      else if (passed.has(who.id) || passed.has(resource.id)) continue;
      const gravest = this.#gravest.get(key);
      yield {
        kind: gravest?.event ?? (resource === undefined ? "resource" : "access"),
        who,
        ...(resource && { resource }),
        direction: first.kind === "added" ? "cameAndWent" : "wentAndCameBack",
        severity: gravest?.severity ?? "info",
        from: first.at,
        to: last.at,
      };
    }
  }

  *#passingStates({ events, new: new_ }: Diff): Generator<Passing> {
    const lasting = new Set(events.map(eventKey));
    const ends = new Set<string>();
    for (const [key, { event, from }] of this.#events) {
      const who = event.person ?? event.resource;
      if (lasting.has(key) || who === undefined || ends.has(`${who.id} ${from}`)) continue;
      const to = this.#nextChange(event, from);
      // Without another change it has not ended: it is told as something else, or is not certain.
      if (to === undefined || to > new_.startedAt) continue;
      ends.add(`${who.id} ${to}`);
      const { id, displayName } = who;
      yield {
        kind: event.event,
        who: { id, displayName },
        direction: "cameAndWent",
        severity: event.severity,
        from,
        to,
      };
    }
  }

  #nextChange({ because }: DiffEvent, from: string): string | undefined {
    const times = because.flatMap(
      ({ section, id }) => this.#histories.get(`${section} ${id}`)?.steps.map(({ at }) => at) ?? [],
    );
    return times.filter((at) => at > from).sort()[0];
  }

  /** Remembers the gravest that was told because of each record. */
  #noteGravest(event: DiffEvent): void {
    for (const { section, id } of event.because) {
      const key = `${section} ${id}`;
      const known = this.#gravest.get(key);
      if (known === undefined || rankOf(event) > rankOf(known)) this.#gravest.set(key, event);
    }
  }

  #note<Item>(
    key: string,
    { change, at, who, resource }: { change: RecordChange<Item>; at: string; who: Named; resource?: Named },
  ): void {
    const known = this.#histories.get(key);
    if (known !== undefined) known.steps.push({ kind: change.kind, at });
    else this.#histories.set(key, { who, ...(resource && { resource }), steps: [{ kind: change.kind, at }] });
  }
}

function rankOf({ severity }: DiffEvent): number {
  return severities.indexOf(severity);
}
