import type { Manifest } from "../sync-file/manifest.js";
import type { ResultFacts } from "./run-facts.js";

/** What a sync file says of itself at its end, as far as it is measured. */
export function resultFacts(
  manifest: Pick<Manifest, "complete" | "counts" | "lists" | "gaps" | "credential">,
  { isDropped, fileBytes }: Pick<ResultFacts, "isDropped" | "fileBytes">,
): ResultFacts {
  const { complete, counts, lists, gaps, credential } = manifest;
  // Of a type that was listed and has nothing, nothing is known to be there. One that was not listed is left out.
  const types = new Set([
    ...Object.keys(counts.byResourceType),
    ...lists.map(({ resourceType }) => resourceType),
  ]);
  const expiresAt = credential?.expiresAt;
  return {
    resources: new Map([...types].sort().map((type) => [type, counts.byResourceType[type]?.resources ?? 0])),
    entitlements: counts.entitlements,
    grants: counts.grants,
    isComplete: complete,
    incompleteLists: gaps.filter(({ proof }) => proof === "incomplete").length,
    ...(isDropped !== undefined && { isDropped }),
    fileBytes,
    ...(expiresAt !== undefined && { keyExpiresAt: new Date(expiresAt) }),
  };
}
