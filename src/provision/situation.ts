import type { AccessReader, Edges, GroupAccess } from "../jumpcloud/access-reader.js";
import type { EdgeChange } from "../jumpcloud/changes.js";
import { UnavailableError } from "../jumpcloud/errors.js";
import type { SystemUser } from "../jumpcloud/system-user.js";
import type { ResourceId } from "../model/resource-id.js";
import { resourceIdOf } from "./change-target.js";

/** A resource, and what people call it: the id where it has no name. */
export interface Named {
  id: ResourceId;
  name: string;
  /** A user's address. */
  email?: string;
}

/** How things are before a change. */
export interface Situation {
  /** The group or app. */
  resource: Named;
  principal: Named;
  /** Whether the principal holds it by itself. */
  isHeld: boolean;
  /** The groups through which a user has an app as well. */
  through: readonly Named[];
  /** Why there may be more such groups; absent when that is all. */
  throughLacks?: string;
  /** A rule alone decides whether the principal is in the group. */
  isByRule: boolean;
  /** A suspended user can sign in to nothing, whatever is granted. */
  isSuspended: boolean;
}

/** What does not exist, so that nothing can be said of it. */
export interface Unknown {
  unknown: readonly ResourceId[];
}

/**
 * Reads how things are. An unknown user has an empty list of groups, and the answer to a change does not tell an unknown
 * user from one who is no member: so each object is asked for by itself.
 *
 * Rejects with the errors of the API client; with UnavailableError too where it cannot be told whether it is held.
 */
export async function lookUp(edge: EdgeChange, reader: AccessReader): Promise<Situation | Unknown> {
  const [resource, principal] = await Promise.all([find(edge.of, reader), find(edge.to, reader)]);
  if (resource === undefined || principal === undefined) {
    const missing = [resource === undefined ? edge.of : [], principal === undefined ? edge.to : []].flat();
    return { unknown: missing.map(resourceIdOf) };
  }
  const [isHeld, through] = await Promise.all([readHeld(edge, reader), readThrough(edge, reader)]);
  return {
    resource: named(edge.of, resource),
    principal: named(edge.to, principal),
    isHeld,
    ...through,
    isByRule: edge.of.type === "user_group" && resource.isByRuleFor?.(edge.to.id) === true,
    isSuspended: principal.isSuspended === true,
  };
}

/** Which of the two do not exist. Rejects as `lookUp`. */
export async function missingOf({ of, to }: EdgeChange, reader: AccessReader): Promise<ResourceId[]> {
  const found = await Promise.all([of, to].map(async (end) => ({ end, facts: await find(end, reader) })));
  return found.flatMap(({ end, facts }) => (facts === undefined ? [resourceIdOf(end)] : []));
}

/** Whether the principal holds it by itself. Rejects as `lookUp`. */
export async function readHeld({ of, to }: EdgeChange, reader: AccessReader): Promise<boolean> {
  const edges = of.type === "user_group" ? await reader.groupsOf(to.id) : await reader.applicationsOf(to);
  if (edges.ids.has(of.id)) return true;
  if (edges.lacks === undefined) return false;
  const message = `cannot tell whether it is held: ${edges.endpoint} was not read to its end: ${edges.lacks}`;
  throw new UnavailableError(message, { endpoint: edges.endpoint });
}

type Held = Pick<Situation, "through" | "throughLacks">;

async function readThrough({ of, to }: EdgeChange, reader: AccessReader): Promise<Held> {
  if (of.type !== "application" || to.type !== "user") return { through: [] };
  const [memberOf, bound] = await Promise.all([reader.groupsOf(to.id), reader.groupsAt(of.id)]);
  const ids = [...memberOf.ids].filter((id) => bound.ids.has(id)).sort();
  const through = await Promise.all(
    ids.map(async (id) => {
      const group = { type: "user_group", id } as const;
      return named(group, { names: [(await reader.group(id))?.name] });
    }),
  );
  return { through, ...lacking(memberOf, bound) };
}

function lacking(...lists: readonly Edges[]): { throughLacks?: string } {
  const lacks = lists.flatMap(({ lacks, endpoint }) => (lacks === undefined ? [] : `${endpoint}: ${lacks}`));
  return lacks.length === 0 ? {} : { throughLacks: lacks.join("; ") };
}

/** What one object tells of itself. */
interface Facts {
  id: string;
  /** The first that is more than blanks is what a sync file calls it. */
  names: readonly (string | null | undefined)[];
  email?: string | null | undefined;
  isSuspended?: boolean;
  /** Of a group. */
  isByRuleFor?: (userId: string) => boolean;
}

async function find({ type, id }: EdgeChange["of" | "to"], reader: AccessReader): Promise<Facts | undefined> {
  if (type === "user") {
    const user = await reader.user(id);
    return user && factsOfUser(user);
  }
  if (type === "user_group") {
    const group = await reader.group(id);
    return group && { id, names: [group.name], isByRuleFor: (userId) => isByRule(group, userId) };
  }
  const app = await reader.application(id);
  return app && { id, names: [app.displayLabel, app.displayName, app.name] };
}

function factsOfUser(user: SystemUser): Facts {
  const { id, displayname, firstname, lastname, username, email } = user;
  const fullName = [firstname, lastname].filter((part) => part && part.trim() !== "").join(" ");
  return {
    id,
    names: [displayname, fullName, username, email],
    email,
    isSuspended: user.suspended === true || user.state === "SUSPENDED",
  };
}

/** Whoever is exempt from the rule of a dynamic group is added and removed by hand. */
function isByRule({ membershipMethod, memberQueryExemptions }: GroupAccess, userId: string): boolean {
  const isExempt = memberQueryExemptions?.some((exempt) => exempt?.id === userId) === true;
  return membershipMethod?.startsWith("DYNAMIC_") === true && !isExempt;
}

function named({ type, id }: EdgeChange["of" | "to"], { names, email }: Omit<Facts, "id">): Named {
  const name = names.find((text) => text && text.trim() !== "");
  return { id: resourceIdOf({ type, id }), name: (name || id).toWellFormed(), ...(email && { email }) };
}
