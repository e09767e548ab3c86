import type { OrganizationName } from "../../connector/organization.js";
import type { SyncHeader } from "../../sync-file/header.js";
import { inspectTarget, type StandingTarget } from "../../sync-file/inspect-target.js";
import { UsageError } from "../errors.js";
import { minuteText } from "../time-text.js";

/** Where the result of a sync goes. */
export interface SyncTarget {
  complete: string;
  /** Where a result goes that is not whole: beside the target, so that nobody takes it for one that is. */
  incomplete: string;
  /** Where finished lists are kept for a run that goes on; absent where there is no file to keep it beside. */
  journal?: string;
  /** What stands at the target now. */
  standing: StandingTarget;
}

/** The base URL in files of the demonstration's organisation, which is nobody's: they may be replaced. */
export const DEMO = "demo";

/**
 * Decides where to write before anything is asked for. Throws UsageError when something else than a sync file would be
 * lost, OutputError when the place cannot be written.
 */
export async function chooseTarget(
  path: string,
  { allowIncomplete, force }: { allowIncomplete: boolean; force: boolean },
): Promise<SyncTarget> {
  const standing = await inspectTarget(path);
  if (standing.kind === "directory") throw new UsageError(`${path} is a directory: --file names a file`);
  if (standing.kind === "other file" && !force) {
    throw new UsageError(`${standing.reason}. It would be replaced: name another --file, or use --force`);
  }
  if (standing.kind === "stream") return { complete: path, incomplete: path, standing };
  const incomplete = allowIncomplete ? path : `${path}.rejected`;
  return { complete: path, incomplete, journal: `${path}.journal`, standing };
}

/** Throws UsageError when the file that would be replaced is another organisation's. */
export function refuseOtherOrganization(
  { complete, standing }: SyncTarget,
  organization: OrganizationName | undefined,
): void {
  if (standing.kind !== "sync file") return;
  const { source, startedAt } = standing.header;
  const { id, displayName } = source.organization;
  if (source.baseUrl === DEMO || id === undefined || id === organization?.id) return;
  const whose = displayName === undefined ? id : `"${displayName}" (${id})`;
  const read =
    organization === undefined ? "the one that was read is not known" : `this is ${organization.id}`;
  throw new UsageError(
    `${complete} holds organisation ${whose} as of ${minuteText(new Date(startedAt))}, and ${read}. Name another --file, or use --force`,
  );
}

/** The header of the sync file at the target, if there is one. */
export function standingHeader({ standing }: SyncTarget): SyncHeader | undefined {
  return standing.kind === "sync file" ? standing.header : undefined;
}
