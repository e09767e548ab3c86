// What a sync is measured under. `start` is "at once" for --start-rps 0 and "polite" for the default.

/** @typedef {{ size: string, latencyMs: number, concurrency: number, start: "at once" | "polite" }} SyncCase */

/** @type {SyncCase[]} */
export const syncCases = [
  { size: "1k", latencyMs: 0, concurrency: 8, start: "at once" },
  ...[20, 100].flatMap((latencyMs) =>
    [1, 8, 16].map((concurrency) => ({ size: "1k", latencyMs, concurrency, start: "at once" })),
  ),
  { size: "1k", latencyMs: 20, concurrency: 8, start: "polite" },
  { size: "10k", latencyMs: 0, concurrency: 8, start: "at once" },
  { size: "10k", latencyMs: 20, concurrency: 8, start: "at once" },
  { size: "100k", latencyMs: 0, concurrency: 8, start: "at once" },
];

/** @param {SyncCase} each */
export function caseName({ size, latencyMs, concurrency, start }) {
  return `${size}, ${latencyMs} ms, ${concurrency} at a time${start === "polite" ? ", polite" : ""}`;
}

/**
 * Seconds that a sync of `bound` requests may take: 1.3 times what its requests take eight at a time, a second to start
 * in, and 3.5 s more where it begins politely. None without latency, where the machine alone counts, and none for
 * another concurrency.
 *
 * @param {SyncCase} each
 * @param {number} bound
 */
export function wallTargetS({ latencyMs, concurrency, start }, bound) {
  if (latencyMs === 0 || concurrency !== 8) return undefined;
  return (1.3 * bound * latencyMs) / 1000 / 8 + 1 + (start === "polite" ? 3.5 : 0);
}
