import { anyGlob } from "../../access/glob.js";
import { type NamedResource, namesOf } from "../../access/privileged.js";
import type { BookedResource } from "../../access/resource-book.js";
import type { HeldAccess, Holdings } from "../held/held-access.js";

/** Tells which of some patterns a resource is named by; the first one counts. */
export type MatchOf = (resource: NamedResource) => string | undefined;

export function matchOf(globs: readonly string[]): MatchOf {
  const patterns = globs.map((glob) => ({ glob, matches: anyGlob([glob]) }));
  return (resource) => patterns.find(({ matches }) => matches(namesOf(resource)))?.glob;
}

/** Why it is a privilege to have this, in words; empty where it is none. */
export function sensitivity(
  { kind, entitlementId, resource }: Pick<HeldAccess, "kind" | "entitlementId" | "resource">,
  { match, givenBy }: { match: MatchOf; givenBy: Holdings["givenBy"] },
): string {
  if (kind === "role") return "administrator role";
  if (kind === "administration") return "administrator account";
  const own = match(resource);
  if (own !== undefined) return `matches ${own}`;
  if (kind !== "membership") return "";
  return givenWords(givenBy.get(entitlementId) ?? [], match);
}

function givenWords(given: readonly BookedResource[], match: MatchOf): string {
  const [first, ...others] = given.flatMap((app) => {
    const glob = match(app);
    return glob === undefined ? [] : [`gives ${app.displayName}, which matches ${glob}`];
  });
  if (first === undefined) return "";
  return others.length === 0 ? first : `${first}; + ${others.length} more`;
}
