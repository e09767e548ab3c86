import { compareText } from "../model/order.js";
import type { Gap, ListEntry } from "../sync-file/manifest.js";
import type { CompletenessFacts } from "./completeness.js";
import type { Edges } from "./edges.js";
import { baseLists, type ListOutcome, sideLists, whereAny } from "./lists.js";

/** Every list that is not clean: what is missing or was left out, where, and why. Sorted by type, list and id. */
export function gapsOf(entries: readonly ListEntry[], facts: CompletenessFacts): Gap[] {
  const { outcomes, strangers, unaskable, expect, edges } = facts;
  const gaps: Gap[] = [
    ...entries.filter(({ name, resourceType }) => baseLists.get(resourceType) === name).flatMap(objectGap),
    ...outcomes.filter(isNotClean).map(edgeGap),
    ...[...strangers.missed].map(missedGap),
    ...unaskable.map(({ resourceType, resource }) => ({
      resourceType,
      list: resourceType === "app" ? "appUsers" : "memberships",
      id: resource,
      proof: "incomplete" as const,
      reason: "its id cannot stand in a request, so nobody was asked for",
    })),
    ...[...expect].flatMap(([resourceType, expected]) => unreadExpectation(resourceType, expected, entries)),
  ];
  gaps.push(...causedGaps(gaps, edges));
  return gaps.sort(
    (a, b) =>
      compareText(a.resourceType, b.resourceType) ||
      compareText(a.list, b.list) ||
      compareText(a.id ?? "", b.id ?? ""),
  );
}

function objectGap(entry: ListEntry): Gap[] {
  const { resourceType, name, reported, read, createdDuringSync, proof, reason } = entry;
  if (proof !== "incomplete" && createdDuringSync === undefined) return [];
  return [
    {
      resourceType,
      list: name,
      ...(reported !== undefined && { reported }),
      read,
      ...(createdDuringSync !== undefined && { createdDuringSync }),
      proof,
      ...(reason !== undefined && { reason }),
    },
  ];
}

function isNotClean({ of, list, proof, notReturned, unresolved, createdDuringSync }: ListOutcome): boolean {
  if (of === undefined) return sideLists.has(list) && proof === "incomplete";
  return proof === "incomplete" || notReturned > 0 || unresolved > 0 || createdDuringSync > 0;
}

function edgeGap(outcome: ListOutcome): Gap {
  const { resourceType, list, of, reported, read, proof, reason } = outcome;
  const { notReturned, unresolved, createdDuringSync } = outcome;
  return {
    resourceType,
    list,
    ...(of !== undefined && { id: of }),
    ...(reported !== undefined && { reported }),
    read,
    ...whereAny({ notReturned, unresolved, createdDuringSync }),
    proof,
    ...(reason !== undefined && { reason }),
  };
}

function missedGap(key: string): Gap {
  const resourceType = key.slice(0, key.indexOf(":"));
  return {
    resourceType,
    list: baseLists.get(resourceType) ?? resourceType,
    id: key.slice(resourceType.length + 1),
    proof: "incomplete",
    reason: "others refer to it, and the list left it out",
  };
}

function unreadExpectation(resourceType: string, expected: number, entries: readonly ListEntry[]): Gap[] {
  const list = baseLists.get(resourceType) ?? resourceType;
  if (entries.some(({ name }) => name === list)) return [];
  return [
    { resourceType, list, proof: "incomplete", reason: `${expected} expected, and the list was not read` },
  ];
}

/** Where members of a group may be missing, so may people who have an application through it. */
function causedGaps(gaps: readonly Gap[], edges: Edges): Gap[] {
  const uncertain = new Set(
    gaps.flatMap(({ list, id, proof }) =>
      list === "memberships" && proof === "incomplete" && id ? [id] : [],
    ),
  );
  if (uncertain.size === 0) return [];
  const caused: Gap[] = [];
  for (const { expandable, principalType, ids, numbers, list, of } of edges.all()) {
    if (expandable === undefined) continue;
    const because = [...numbers].map((number) => ids.id(number)).filter((id) => uncertain.has(id));
    if (because.length === 0) continue;
    caused.push({
      resourceType: "app",
      list,
      id: of,
      because: because.sort(compareText).map((id) => ({ resourceType: principalType, id })),
      proof: "incomplete",
      reason: "it is bound to groups whose members are not all known",
    });
  }
  return caused;
}
