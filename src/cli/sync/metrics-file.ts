import { lastSuccesses } from "../../metrics/last-successes.js";
import { type EndedRun, metricsOfRuns } from "../../metrics/metrics-of-runs.js";
import { printMetrics } from "../../metrics/print-metrics.js";
import { OutputError } from "../../sync-file/errors.js";
import { inspectTarget } from "../../sync-file/inspect-target.js";
import { readRegularFile } from "../../sync-file/read-regular-file.js";
import { replaceFile } from "../../sync-file/replace-file.js";
import { locateTarget, type Target } from "../../sync-file/target.js";
import { UsageError } from "../errors.js";
import type { SyncFlags } from "./sync-flags.js";

/** node_exporter runs as another account. There are ids and counts in it, no name and no secret. */
const MODE = 0o644;

/** --metrics, then JC_CONNECTOR_METRICS. Throws UsageError for what can never be such a file. */
export async function chooseMetricsFile(
  { metrics }: Pick<SyncFlags, "metrics">,
  env: Readonly<Record<string, string | undefined>>,
): Promise<string | undefined> {
  const path = metrics ?? (env.JC_CONNECTOR_METRICS || undefined);
  if (path === undefined) return undefined;
  if (path === "") throw new UsageError("--metrics names no file");
  try {
    await refuseOther(path, await locateTarget(path));
  } catch (error) {
    // A folder that is missing tonight is no reason to read nothing: it is told when the file is written.
    if (!(error instanceof OutputError)) throw error;
  }
  return path;
}

/**
 * Puts the metrics of these runs in place of the file's; `kept` names the organisations whose turn did not come, or all
 * that the file knows. Throws UsageError and OutputError.
 */
export async function writeMetricsFile(
  path: string,
  { runs, kept }: { runs: readonly EndedRun[]; kept: readonly string[] | "all" },
): Promise<void> {
  const located = await locateTarget(path);
  // Again: the sync itself may have put its file there.
  await refuseOther(path, located);
  if (located.kind !== "file") return;
  const before = lastSuccesses(await readStanding(located.path));
  const known = [...before.keys()].filter((id) => id !== undefined);
  const text = printMetrics(metricsOfRuns(runs, { before, kept: kept === "all" ? known : kept }));
  await replaceFile(located.path, (write) => write(Buffer.from(text)), { mode: MODE });
}

async function refuseOther(path: string, { kind }: Target): Promise<void> {
  if (kind === "directory") throw new UsageError(`--metrics ${path} is a directory: it names a file`);
  if (kind !== "file") {
    throw new UsageError(`--metrics ${path} is no file that could be replaced: name one that ends in .prom`);
  }
  if ((await inspectTarget(path)).kind === "sync file") {
    throw new UsageError(`--metrics ${path} is a sync file, and would be replaced: name another`);
  }
}

/** What cannot be read is as good as absent: the new file takes its place, or tells why it cannot. */
async function readStanding(path: string): Promise<string> {
  try {
    return await readRegularFile(path);
  } catch {
    return "";
  }
}
