import { tmpdir } from "node:os";
import { dirname } from "node:path";
import type { SyncHeader } from "../../sync-file/header.js";
import { inspectTarget, type StandingTarget } from "../../sync-file/inspect-target.js";
import { locateTarget } from "../../sync-file/target.js";
import { DEMO } from "../../sync-run/target.js";
import { UsageError } from "../errors.js";
import { minuteText } from "../time-text.js";

/** Where an import is written to. */
export interface ImportTarget {
  path: string;
  standing: StandingTarget;
  /** Where the database lies in the meantime: beside the file, where there is room for it. */
  folder: string;
}

export interface ImportTargetFlags {
  out: string;
  match?: string;
  force?: true;
}

/**
 * Decides where to write before anything is read. Throws UsageError when something else than a sync file would be lost,
 * or a file that is read; OutputError when the place cannot be written.
 */
export async function chooseTarget(
  source: string,
  { out, match, force }: ImportTargetFlags,
): Promise<ImportTarget> {
  if (out === "") throw new UsageError("--out names no file");
  const located = await locateTarget(out);
  const standing = await inspectTarget(out);
  if (standing.kind === "directory") throw new UsageError(`${out} is a directory: --out names a file`);
  for (const input of [source, ...(match === undefined ? [] : [match])]) {
    const other = await locateTarget(input);
    if (located.kind !== "file" || other.kind !== "file" || other.path !== located.path) continue;
    throw new UsageError(`${out} is what is read, and would be replaced: name another --out`);
  }
  if (standing.kind === "other file" && !force) {
    throw new UsageError(`${standing.reason}. It would be replaced: name another --out, or use --force`);
  }
  return { path: out, standing, folder: located.kind === "file" ? dirname(located.path) : tmpdir() };
}

/** Throws UsageError when the sync file that would be replaced is another organisation's, or of a later sync. */
export function refuseStanding(
  { path, standing }: ImportTarget,
  { id, source, startedAt }: SyncHeader,
): void {
  if (standing.kind !== "sync file") return;
  const { header } = standing;
  const whose = header.source.organization.id;
  if (whose !== undefined && whose !== source.organization.id && header.source.baseUrl !== DEMO) {
    const read =
      source.organization.id === undefined ? "the c1z's is not known" : `this is ${source.organization.id}`;
    throw new UsageError(
      `${path} holds organisation ${whose}, and ${read}. Name another --out, or use --force`,
    );
  }
  if (header.id === id || Date.parse(header.startedAt) <= Date.parse(startedAt)) return;
  const [theirs, ours] = [new Date(header.startedAt), new Date(startedAt)].map(minuteText);
  throw new UsageError(
    `${path} is of a later sync, ${theirs}, and this one is of ${ours}. Name another --out, or use --force`,
  );
}
