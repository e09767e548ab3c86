import type { Joints } from "./walk.js";

/** What one reading of a list of edges saw. */
export interface Sighting {
  /** The ids at the far ends of direct edges. */
  ids: ReadonlySet<string>;
  joints: Joints;
  totalChanged: boolean;
}

/**
 * Whether the last readings of one list, made one after the other by two endpoints in turn, tell the same: two that saw
 * the same ids; or three, where whatever one endpoint saw and the other did not came or went meanwhile. An id came or
 * went when the endpoint that was read before and after saw the change itself. One that it saw both times, or neither
 * time, while the endpoint between says the opposite, is a contradiction: one of the two leaves somebody out.
 *
 * That nobody fell between two pages is each reading's own affair; a reading whose pages do not all share rows can only
 * vouch for a list that stood still.
 */
export function agree(sightings: readonly Sighting[]): boolean {
  const [first, second, third] = sightings.slice(-3);
  const lastTwo = sightings.slice(-2);
  const [one, other] = lastTwo;
  if (one === undefined || other === undefined) return false;
  if (sameIds(one.ids, other.ids) && lastTwo.every(isJoinedOrStill)) return true;
  if (first === undefined || second === undefined || third === undefined) return false;
  const everybody = new Set([...first.ids, ...second.ids, ...third.ids]);
  const isContradicted = (id: string) =>
    first.ids.has(id) === third.ids.has(id) && first.ids.has(id) !== second.ids.has(id);
  return [first, second, third].every(isJoined) && ![...everybody].some(isContradicted);
}

function isJoined({ joints }: Sighting): boolean {
  return joints !== "open";
}

function isJoinedOrStill(sighting: Sighting): boolean {
  return isJoined(sighting) || !sighting.totalChanged;
}

function sameIds(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((id) => other.has(id));
}
