import { checkResultTarget } from "../../reconcile/write-result.js";
import type { SyncHeader } from "../../sync-file/header.js";
import { inspectTarget, type StandingTarget } from "../../sync-file/inspect-target.js";
import { locateTarget } from "../../sync-file/target.js";
import { UsageError } from "../errors.js";
import type { ReconcileFlags } from "./run-reconcile.js";

/** Where the outcome of reconciling goes. */
export interface ReconcileTargets {
  /** Absent where there is no file to write the result beside. */
  result?: string;
  enriched?: { path: string; standing: StandingTarget };
}

/**
 * Decides where to write before anything is read. Throws UsageError when flags contradict each other or something else
 * would be lost, OutputError when a place cannot be written.
 */
export async function chooseTargets(
  file: string,
  { enrich, out }: Pick<ReconcileFlags, "enrich" | "out">,
): Promise<ReconcileTargets> {
  const beside = file === "-" ? undefined : `${file}.reconcile.json`;
  const result = enrich ? beside : (out ?? beside);
  if (result !== undefined) await checkResultTarget(result);
  const targets = result === undefined ? {} : { result };
  if (!enrich) return targets;
  if (out === undefined) throw new UsageError("--enrich writes a new sync file: name it with --out PATH");
  if (file === "-") throw new UsageError("--enrich reads the file twice: give its name, not standard input");
  return { ...targets, enriched: { path: out, standing: await enrichedTarget(file, out) } };
}

async function enrichedTarget(file: string, out: string): Promise<StandingTarget> {
  const located = await locateTarget(out);
  if (located.kind === "standard output") {
    throw new UsageError("--out names a file: what was compared is printed on standard output");
  }
  const source = await locateTarget(file);
  if (located.kind === "file" && source.kind === "file" && located.path === source.path) {
    throw new UsageError(`${out} is the sync file itself, which stays as it is: name another --out`);
  }
  const standing = await inspectTarget(out);
  if (standing.kind === "directory") throw new UsageError(`${out} is a directory: --out names a file`);
  if (standing.kind === "other file") {
    throw new UsageError(`${standing.reason}. It would be replaced: name another --out`);
  }
  return standing;
}

/** Throws UsageError when the sync file that would be replaced is another organisation's. */
export function refuseOtherOrganization({ enriched }: ReconcileTargets, { source }: SyncHeader): void {
  if (enriched?.standing.kind !== "sync file") return;
  const { id } = enriched.standing.header.source.organization;
  if (id === undefined || id === source.organization.id) return;
  throw new UsageError(`${enriched.path} holds another organisation, ${id}: name another --out`);
}
