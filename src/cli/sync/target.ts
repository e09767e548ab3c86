import type { OrganizationName } from "../../connector/organization.js";
import { inspectTarget, type StandingTarget } from "../../sync-file/inspect-target.js";
import { UsageError } from "../errors.js";
import { minuteText } from "../time-text.js";

/** Where the result of a sync goes. "-" is standard output. */
export interface SyncTarget {
  complete: string;
  /** Where a result goes that is not whole: beside the target, so that nobody takes it for one that is. */
  incomplete: string;
  /** Where one goes that lost too much. */
  rejected: string;
  /** Where finished lists are kept for a run that goes on; absent where there is no file to keep it beside. */
  journal?: string;
  /** What the result takes the place of: what stands at the target, or the newest file of a folder. */
  standing: StandingTarget;
  standingPath: string;
}

export interface TargetFlags {
  allowIncomplete?: true;
  force?: true;
}

/** The organisation of a demonstration is nobody's: its file may be replaced. */
export const DEMO = "demo";

/**
 * Decides where to write before anything is asked for. Throws UsageError when something else than a sync file would be
 * lost, OutputError when the place cannot be written.
 */
export async function chooseTarget(path: string, flags: TargetFlags): Promise<SyncTarget> {
  const standing = await inspectTarget(path);
  if (standing.kind === "directory") {
    throw new UsageError(`${path} is a directory: --file names a file, --dir a folder of dated files`);
  }
  if (standing.kind === "stream") {
    return { complete: path, incomplete: path, rejected: path, standing, standingPath: path };
  }
  refuseOtherFile(standing, flags);
  const rejected = `${path}.rejected`;
  refuseOtherFile(await inspectTarget(rejected), flags);
  return {
    complete: path,
    incomplete: flags.allowIncomplete ? path : rejected,
    rejected,
    journal: `${path}.journal`,
    standing,
    standingPath: path,
  };
}

/** Throws UsageError when what stands there is no sync file, unless that is forced. */
export function refuseOtherFile(standing: StandingTarget, { force }: TargetFlags): void {
  if (standing.kind !== "other file" || force) return;
  throw new UsageError(`${standing.reason}. It would be replaced: name another --file, or use --force`);
}

/** Throws UsageError when the file that would be replaced is another organisation's. */
export function refuseOtherOrganization(
  { standing, standingPath }: Pick<SyncTarget, "standing" | "standingPath">,
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
    `${standingPath} holds organisation ${whose} as of ${minuteText(new Date(startedAt))}, and ${read}. Name another --file or --dir, or use --force`,
  );
}
