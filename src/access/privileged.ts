import type { ResourceId } from "../model/resource-id.js";
import { anyGlob } from "./glob.js";

/** A resource as people name it. */
export interface NamedResource {
  id: ResourceId;
  displayName: string;
}

/** Tells whether holding something of a resource is a privilege. */
export type IsPrivileged = (resource: NamedResource) => boolean;

/**
 * A role is always privileged. Anything else is when one of `globs` matches its display name, its id, or either of
 * them after its type: `AWS*`, `app:AWS*`, `group:5f3c…`. Upper and lower case are the same.
 */
export function privilegedBy(globs: readonly string[]): IsPrivileged {
  const matches = anyGlob(globs);
  return ({ id, displayName }) => id.resourceType === "role" || matches(namesOf({ id, displayName }));
}

/** What a resource may be called in a pattern: its name, its id, and either behind its type. */
export function namesOf({ id, displayName }: NamedResource): string[] {
  return [displayName, id.resource].flatMap((name) => [name, `${id.resourceType}:${name}`]);
}
