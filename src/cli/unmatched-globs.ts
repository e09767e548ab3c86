import { type NamedResource, privilegedBy } from "../access/privileged.js";

/** Patterns of `--privileged` that no group or app is named by: slips, most likely. */
export function unmatchedGlobs(globs: readonly string[], resources: readonly NamedResource[]): string[] {
  return globs.filter((glob) => {
    const isPrivileged = privilegedBy([glob]);
    return !resources.some((resource) => resource.id.resourceType !== "role" && isPrivileged(resource));
  });
}
