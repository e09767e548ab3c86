import type { OrganizationName } from "../connector/organization.js";
import type { SyncHeader } from "../sync-file/header.js";
import { inspectTarget, type StandingTarget } from "../sync-file/inspect-target.js";
import { laterSyncWords, otherOrganizationWords, TargetError } from "./target-error.js";

/** What a file takes the place of: what stands at the target, or the newest file of a folder. */
export interface Standing {
  standing: StandingTarget;
  standingPath: string;
}

/** Where the result of a sync goes. "-" is standard output. */
export interface SyncTarget extends Standing {
  complete: string;
  /** Where a result goes that is not whole: beside the target, so that nobody takes it for one that is. */
  incomplete: string;
  /** Where one goes that lost too much. */
  rejected: string;
  /** Where finished lists are kept for a run that goes on; absent where there is no file to keep it beside. */
  journal?: string;
}

export interface TargetOptions {
  /** Writes a result that is not whole to the target as well. */
  allowIncomplete?: true;
  /** Replaces what is no sync file, is damaged, or is another organisation's. */
  force?: true;
}

/** The organisation of a demonstration is nobody's: its file may be replaced. */
export const DEMO = "demo";

/**
 * Decides where to write before anything is asked for. Throws TargetError when something else than a sync file would be
 * lost, OutputError when the place cannot be written.
 */
export async function chooseTarget(path: string, options: TargetOptions): Promise<SyncTarget> {
  const { standing } = await lookAt(path, options);
  if (standing.kind === "stream") {
    return { complete: path, incomplete: path, rejected: path, standing, standingPath: path };
  }
  const rejected = `${path}.rejected`;
  refuseOtherFile(await inspectTarget(rejected), { path: rejected, ...options });
  return {
    complete: path,
    incomplete: options.allowIncomplete ? path : rejected,
    rejected,
    journal: `${path}.journal`,
    standing,
    standingPath: path,
  };
}

/**
 * What stands where a sync file is to be written. Throws TargetError for a directory, and for something else than a sync
 * file unless that is forced; OutputError when the place cannot be written.
 */
export async function lookAt(path: string, { force }: Pick<TargetOptions, "force">): Promise<Standing> {
  const standing = await inspectTarget(path);
  if (standing.kind === "directory") {
    throw new TargetError(path, { kind: "directory" }, { said: `${path} is a directory` });
  }
  refuseOtherFile(standing, { path, ...(force && { force }) });
  return { standing, standingPath: path };
}

/** Throws TargetError when what stands there is no sync file, unless that is forced. */
export function refuseOtherFile(
  standing: StandingTarget,
  { path, force }: Pick<TargetOptions, "force"> & { path: string },
): void {
  if (standing.kind !== "other file" || force) return;
  throw new TargetError(path, { kind: "other file" }, { said: `${standing.reason}. It would be replaced` });
}

/** Throws TargetError when the file that would be replaced is another organisation's. */
export function refuseOtherOrganization(
  { standing, standingPath }: Standing,
  organization: OrganizationName | undefined,
): void {
  if (standing.kind !== "sync file") return;
  const { source, startedAt } = standing.header;
  const { id } = source.organization;
  if (source.baseUrl === DEMO || id === undefined || id === organization?.id) return;
  const conflict = {
    standing: standing.header,
    ...(organization !== undefined && { read: nameOf(organization) }),
  };
  throw new TargetError(
    standingPath,
    { kind: "other organization", ...conflict },
    { said: otherOrganizationWords(standingPath, conflict, startedAt) },
  );
}

/** Throws TargetError when the sync that would be replaced began after the one that was read. */
export function refuseLater(
  { standing, standingPath }: Standing,
  read: Pick<SyncHeader, "id" | "startedAt">,
): void {
  if (standing.kind !== "sync file" || standing.header.id === read.id) return;
  if (Date.parse(standing.header.startedAt) <= Date.parse(read.startedAt)) return;
  const conflict = { standing: standing.header, read };
  throw new TargetError(
    standingPath,
    { kind: "later sync", ...conflict },
    { said: laterSyncWords(standingPath, conflict, (startedAt) => startedAt) },
  );
}

function nameOf({ id, displayName }: OrganizationName): OrganizationName {
  return { id, ...(displayName !== undefined && { displayName }) };
}
