import { profileText } from "../access/account.js";
import type { Entitlement } from "../model/entitlement.js";
import type { Resource } from "../model/resource.js";
import { type ResourceId, resourceKey } from "../model/resource-id.js";
import type { Certainty, NewLink } from "./certainty.js";
import { type Changes, latest, noChanges, type RecordChange } from "./changes.js";
import type { Doubt, Side } from "./doubt.js";
import type { FieldChange } from "./field-change.js";
import { MadeUpRoles } from "./made-up-roles.js";
import type { UncertaintyTally } from "./uncertain.js";

/** What sifting needs to know besides the changes. */
export interface SiftFacts {
  certainty: Certainty;
  tally: UncertaintyTally;
  /** Gets the keys of resources of which not all changes of who holds them are certain. */
  unsure: Set<string>;
}

/** The changes that are certain; the others are counted by their doubts. */
export function sift(changes: Changes, facts: SiftFacts): Changes {
  const { certainty } = facts;
  const certain = noChanges();
  const resources = new Map(changes.resources.map((change) => [change.id, change]));
  const roles = new MadeUpRoles(resources);
  for (const change of changes.resourceTypes) {
    const doubt = missing(change, (side) => certainty.resourceType(change.id, side));
    keep(change, { doubt, fieldDoubt: () => undefined, into: certain.resourceTypes, facts });
  }
  for (const change of changes.resources) {
    const { id } = latest(change);
    const doubt = missing(change, (side) => certainty.resource(id, { side, resource: latest(change) }));
    const newLink = change.kind === "changed" ? newLinkOf(change, resources) : undefined;
    const fieldDoubt = ({ path }: FieldChange) =>
      change.kind === "changed" ? certainty.resourceField(path, { ...change, newLink }) : undefined;
    keep(change, { doubt, fieldDoubt, into: certain.resources, facts });
  }
  for (const change of changes.entitlements) {
    const doubt = missing(change, (side) => entitlementDoubt(latest(change), { side, resources, certainty }));
    keep(change, {
      doubt,
      fieldDoubt: fieldsOf(latest(change).resource.id, certainty),
      into: certain.entitlements,
      facts,
    });
  }
  for (const change of changes.grants) {
    const { entitlement, principal } = latest(change);
    // A resource that only one file has is itself among the changes.
    const absent = (id: ResourceId) => {
      const other = resources.get(resourceKey(id));
      return other?.kind === change.kind ? latest(other) : undefined;
    };
    const doubt =
      change.kind === "changed"
        ? certainty.paths(change.before, change.after)
        : missing(change, (side) =>
            certainty.grant(latest(change), {
              side,
              isElsewhere: roles.isElsewhere(entitlement.resource.id, change.kind),
              resource: absent(entitlement.resource.id),
              principal: absent(principal.id),
            }),
          );
    if (doubt !== undefined) facts.unsure.add(resourceKey(entitlement.resource.id));
    keep(change, {
      doubt,
      fieldDoubt: fieldsOf(entitlement.resource.id, certainty),
      into: certain.grants,
      facts,
    });
  }
  return certain;
}

interface Keeping<Item> {
  doubt: Doubt | undefined;
  fieldDoubt(field: FieldChange): Doubt | undefined;
  into: RecordChange<Item>[];
  facts: SiftFacts;
}

function keep<Item>(change: RecordChange<Item>, keeping: Keeping<Item>): void {
  const { doubt, fieldDoubt, into, facts } = keeping;
  if (doubt !== undefined) {
    facts.tally.add(doubt, change.kind);
    return;
  }
  if (change.kind !== "changed") {
    into.push(change);
    return;
  }
  const doubts = new Set<Doubt>();
  const fields = change.fields.filter((field) => {
    const found = fieldDoubt(field);
    if (found !== undefined) doubts.add(found);
    return found === undefined;
  });
  for (const found of doubts) facts.tally.add(found, "changed");
  if (fields.length > 0) into.push({ ...change, fields });
}

/** Asks about the side that lacks the record. */
function missing({ kind }: RecordChange<unknown>, ask: (side: Side) => Doubt | undefined): Doubt | undefined {
  return kind === "changed" ? undefined : ask(kind === "removed" ? "new" : "old");
}

/** Set where a user has a link on one side only, and to an administrator whom only that side has. */
function newLinkOf(
  { before, after }: { before: Resource; after: Resource },
  resources: ReadonlyMap<string, RecordChange<Resource>>,
): NewLink | undefined {
  const [old, new_] = [profileText(before, "linked_admin_id"), profileText(after, "linked_admin_id")];
  const id = old ?? new_;
  if (id === undefined || (old !== undefined && new_ !== undefined)) return undefined;
  const change = resources.get(resourceKey({ resourceType: "admin_user", resource: id }));
  if (change?.kind !== (old === undefined ? "added" : "removed")) return undefined;
  return { administrator: latest(change), side: old === undefined ? "old" : "new" };
}

function fieldsOf({ resourceType }: ResourceId, certainty: Certainty) {
  return ({ path }: FieldChange) => certainty.field(resourceType, path);
}

/** An entitlement comes and goes with its resource. */
function entitlementDoubt(
  { resource }: Entitlement,
  {
    side,
    resources,
    certainty,
  }: { side: Side; resources: ReadonlyMap<string, Changes["resources"][number]>; certainty: Certainty },
): Doubt | undefined {
  const change = resources.get(resourceKey(resource.id));
  return certainty.resource(resource.id, { side, ...(change !== undefined && { resource: latest(change) }) });
}
