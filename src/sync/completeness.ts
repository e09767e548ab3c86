import type { ResourceId } from "../model/resource-id.js";
import { listNames } from "../model/what-is-read.js";
import { type Gap, incompleteTypes, type ListEntry } from "../sync-file/manifest.js";
import { doubtReason } from "./doubt.js";
import type { Edges } from "./edges.js";
import { gapsOf } from "./gaps.js";
import { baseLists, type ListOutcome, listEntry } from "./lists.js";
import type { Strangers } from "./strangers.js";

/** Whether everything was read, and where not. */
export interface Completeness {
  complete: boolean;
  /** Resource types whose lists are not whole, sorted. */
  incomplete: string[];
  lists: ListEntry[];
  gaps: Gap[];
}

export interface CompletenessFacts {
  outcomes: readonly ListOutcome[];
  edges: Edges;
  strangers: Strangers;
  unaskable: readonly ResourceId[];
  /** Objects that were deleted while the sync ran, by resource type. */
  gone: ReadonlyMap<string, readonly string[]>;
  /** How many objects JumpCloud's console shows, by resource type, as the person who started the sync says. */
  expect: ReadonlyMap<string, number>;
}

/** Judges what was read: a list is whole, or it is named here. */
export function judge(facts: CompletenessFacts): Completeness {
  const entries = listNames.flatMap((name) => {
    const outcomes = facts.outcomes.filter(({ list }) => list === name);
    return outcomes.length === 0 ? [] : [doubted(listEntry(name, outcomes), facts)];
  });
  const gaps = gapsOf(entries, facts);
  const incomplete = incompleteTypes({ lists: entries, gaps });
  return { complete: incomplete.length === 0, incomplete, lists: entries, gaps };
}

/** A list of objects may have come whole by its own count and still not hold what it should. */
function doubted(entry: ListEntry, facts: CompletenessFacts): ListEntry {
  if (baseLists.get(entry.resourceType) !== entry.name) return entry;
  const expected = facts.expect.get(entry.resourceType);
  const withExpected = expected === undefined ? entry : { ...entry, expected };
  if (entry.proof === "incomplete") return withExpected;
  const reason = doubtReason(withExpected, facts);
  return reason === undefined ? withExpected : { ...withExpected, proof: "incomplete", reason };
}
