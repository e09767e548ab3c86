import { type ListName, type ListReport, weakestProof } from "../connector/reading.js";
import { sideListNames, typeNames, typeOfList, typesRead } from "../model/what-is-read.js";
import type { ListEntry } from "../sync-file/manifest.js";
import type { DroppedEdge } from "./edges.js";
import type { Strangers } from "./strangers.js";

/** The lists of more accounts of a type, beside the one of its objects themselves. */
export const sideLists: ReadonlySet<ListName> = new Set(sideListNames);

/** By resource type, the list of its objects themselves. */
export const baseLists: ReadonlyMap<string, ListName> = new Map(
  typeNames.map((type) => [type, typesRead[type].list]),
);

/** One list of one resource, or of the organisation, with what became of its rows afterwards. */
export interface ListOutcome extends ListReport {
  resourceType: string;
  /** Edges to objects that do not exist. */
  unresolved: number;
  createdDuringSync: number;
}

/** What became of every list that was read. */
export function listOutcomes(from: {
  reports: readonly ListReport[];
  dropped: readonly DroppedEdge[];
  strangers: Strangers;
  /** Resources that were created during the sync and are in the file, by type. */
  createdCount: (resourceType: string) => number;
}): ListOutcome[] {
  const { reports, dropped, strangers, createdCount } = from;
  const unresolved = new Map<string, number>();
  const created = new Map<string, number>();
  for (const { list, of, principalType, principal } of dropped) {
    const key = `${principalType}:${principal}`;
    const counts = strangers.unresolved.has(key)
      ? unresolved
      : strangers.createdDuringSync.has(key)
        ? created
        : undefined;
    counts?.set(`${list}:${of}`, (counts.get(`${list}:${of}`) ?? 0) + 1);
  }
  return reports.map((report) => {
    const resourceType = typeOfList(report.list);
    const key = `${report.list}:${report.of}`;
    const isBase = report.of === undefined && !sideLists.has(report.list);
    return {
      ...report,
      resourceType,
      unresolved: unresolved.get(key) ?? 0,
      createdDuringSync: isBase ? createdCount(resourceType) : (created.get(key) ?? 0),
    };
  });
}

/** The lists of one name taken together, for the manifest. */
export function listEntry(name: ListName, outcomes: readonly ListOutcome[]): ListEntry {
  const sum = (count: (outcome: ListOutcome) => number) =>
    outcomes.reduce((total, outcome) => total + count(outcome), 0);
  const isCounted = outcomes.every(({ reported }) => reported !== undefined);
  const incomplete = outcomes.filter(({ proof }) => proof === "incomplete");
  const [first] = incomplete;
  const reason =
    first?.of === undefined
      ? first?.reason
      : `${incomplete.length} of ${outcomes.length} lists are not whole`;
  return {
    name,
    resourceType: typeOfList(name),
    endpoint: [...new Set(outcomes.map(({ endpoint }) => endpoint))].sort().join(", "),
    ...(isCounted && { reported: sum(({ reported }) => reported ?? 0) }),
    read: sum(({ read }) => read),
    ...whereAny({
      duplicates: sum(({ duplicates }) => duplicates),
      notReturned: sum(({ notReturned }) => notReturned),
      unresolved: sum(({ unresolved }) => unresolved),
      createdDuringSync: sum(({ createdDuringSync }) => createdDuringSync),
    }),
    proof: weakestProof(outcomes.map(({ proof }) => proof)),
    ...(reason !== undefined && { reason }),
  };
}

/** The counts that are not zero. */
export function whereAny<Key extends string>(counts: Record<Key, number>): Partial<Record<Key, number>> {
  const kept: Partial<Record<Key, number>> = {};
  for (const key in counts) if (counts[key] > 0) kept[key] = counts[key];
  return kept;
}
