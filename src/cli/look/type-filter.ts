import type { ResourceType } from "../../model/resource-type.js";
import { typeNames, withThoseLeftOut } from "../../model/what-is-read.js";
import type { SyncHeader } from "../../sync-file/header.js";
import { UsageError } from "../errors.js";

/**
 * Throws UsageError for a resource type that neither the file knows nor a sync does. A type without resources is not
 * in a file: asking for it is no mistake.
 */
export function refuseUnknownTypes(
  asked: readonly string[] | undefined,
  inFile: readonly Pick<ResourceType, "id">[],
): void {
  const known: ReadonlySet<string> = new Set([...inFile.map(({ id }) => id), ...typeNames]);
  const unknown = asked?.find((type) => !known.has(type));
  if (unknown === undefined) return;
  throw new UsageError(`--type "${unknown}" is none of the resource types: ${[...known].sort().join(", ")}`);
}

/** Those of the types asked for, else of all, that the sync was told to leave out: no rows of them say nothing. */
export function typesLeftOut(
  asked: readonly string[] | undefined,
  { without = [] }: SyncHeader["options"],
): string[] {
  const left = withThoseLeftOut(without);
  return asked?.filter((type) => left.has(type)) ?? [...left].sort();
}

/** Whether a resource type is among those asked for, when any were. */
export function isOfType(asked: readonly string[] | undefined, type: string): boolean {
  return asked === undefined || asked.includes(type);
}
