import type { DiffEvent, Named } from "./events/event.js";
import type { EventKind } from "./events/kinds.js";

/** One fact of an event: the same fact in another sync has the same key. */
export interface Atom {
  key: string;
  kind: EventKind;
  severity: DiffEvent["severity"];
  /** The person, or the resource that it is about. */
  who: Named;
  /** What the person gained, lost, or reaches otherwise. */
  resource?: Named;
}

/** Kinds that tell of several resources, each of which may come and go by itself. */
const resourcesOf: Partial<Record<EventKind, (event: DiffEvent) => readonly Named[]>> = {
  "access-gained": held,
  "access-lost": held,
  "privilege-escalation": held,
  "admin-role-changed": ({ what }) => [...(what.roles ?? []), ...(what.rolesRemoved ?? [])],
  "path-changed": ({ what }) => what.paths ?? [],
};

/** Kinds that tell of fields, each of which may change by itself. */
const fieldKinds: ReadonlySet<EventKind> = new Set(["mover", "email-changed", "resource-renamed"]);

/** What an event states, piece by piece: somebody who gained two apps on two days gained each on its own day. */
export function atomsOf(event: DiffEvent): Atom[] {
  const { event: kind, severity, person, resource, what } = event;
  const subject = person ?? resource;
  if (subject === undefined) return [];
  const who = { id: subject.id, displayName: subject.displayName };
  const atom = (part: string, about?: Named): Atom => ({
    key: [kind, who.id, part].join(" "),
    kind,
    severity,
    who,
    ...(about && { resource: { id: about.id, displayName: about.displayName } }),
  });
  if (what.group !== undefined) return [{ ...atom(what.group.id, subject), who: what.group }];
  const resources = resourcesOf[kind]?.(event);
  if (resources !== undefined) return resources.map((about) => atom(about.id, about));
  if (!fieldKinds.has(kind)) return [atom("")];
  return (what.fields ?? []).map(({ path, after }) => atom(`${path} ${JSON.stringify(after)}`));
}

function held({ what }: DiffEvent): Named[] {
  return [...(what.groups ?? []), ...(what.apps ?? []), ...(what.roles ?? [])];
}
