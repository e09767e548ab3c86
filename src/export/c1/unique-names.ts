import { type ResourceId, resourceKey } from "../../model/resource-id.js";

/** Something that needs a name of its own among others. */
export interface Nameable {
  id: ResourceId;
  /** Its name, where nothing else wants it. */
  wanted: string;
}

/**
 * A name for each, by `type:id`: the one it wants, or `type:id` where two want the same. A name that is wanted never
 * has a colon, and is no type's: what does not fit becomes `type:id` too, a colon of the id as `%3A`. So no name equals
 * another, nor another with `:slug` behind it.
 */
export function uniqueNames(things: readonly Nameable[]): ReadonlyMap<string, string> {
  const types = new Set(things.map(({ id }) => id.resourceType));
  const wanted = new Map<string, number>();
  for (const thing of things) wanted.set(thing.wanted, (wanted.get(thing.wanted) ?? 0) + 1);
  const fits = (name: string) => wanted.get(name) === 1 && !name.includes(":") && !types.has(name);
  return new Map(
    things.map((thing) => [resourceKey(thing.id), fits(thing.wanted) ? thing.wanted : qualified(thing.id)]),
  );
}

function qualified({ resourceType, resource }: ResourceId): string {
  return `${resourceType}:${resource.replaceAll("%", "%25").replaceAll(":", "%3A")}`;
}
