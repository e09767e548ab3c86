import picomatch from "picomatch";
import type { ResourceId } from "../model/resource-id.js";

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
  // A name is no path: a star matches a slash as well, and a name may begin with a dot.
  const matches = globs.map((glob) => picomatch(glob, { bash: true, dot: true, nocase: true }));
  return ({ id, displayName }) => {
    if (id.resourceType === "role") return true;
    const names = [displayName, id.resource].flatMap((name) => [name, `${id.resourceType}:${name}`]);
    return matches.some((isMatch) => names.some((name) => isMatch(name)));
  };
}
