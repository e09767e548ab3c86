import type { RunFacts } from "./run-facts.js";

export interface EndedRun extends Omit<RunFacts, "lastSuccess"> {
  run: NonNullable<RunFacts["run"]>;
}

/**
 * What the next metrics file tells: each run with the last success of its organisation, which is the run itself or what
 * the file before states. `kept` are the organisations whose turn did not come and which are still to be watched.
 *
 * A run that failed before it knew whose it is counts for every organisation of the file before: those are the ones
 * that nobody synced.
 */
export function metricsOfRuns(
  runs: readonly EndedRun[],
  { before, kept }: { before: ReadonlyMap<string | undefined, Date>; kept: readonly string[] },
): RunFacts[] {
  const known = [...before.keys()].filter((id) => id !== undefined);
  // Two series of one organisation would make Prometheus refuse the whole file.
  const facts = new Map<string | undefined, RunFacts>();
  for (const id of kept) {
    const lastSuccess = before.get(id);
    if (lastSuccess !== undefined) facts.set(id, { organizationId: id, lastSuccess });
  }
  for (const run of runs) {
    const { organizationId, run: end } = run;
    const isAnyones = organizationId === undefined && end.exitCode !== 0 && known.length > 0;
    for (const id of isAnyones ? known : [organizationId]) {
      const lastSuccess = end.exitCode === 0 ? end.endedAt : before.get(id);
      facts.set(id, {
        ...run,
        ...(id !== undefined && { organizationId: id }),
        ...(lastSuccess && { lastSuccess }),
      });
    }
  }
  return [...facts.values()];
}
