import type { OrganizationName } from "../connector/organization.js";
import type { SyncHeader } from "../sync-file/header.js";

/** Why a sync must not write where it was told to. */
export type TargetProblem =
  | { kind: "directory" | "other file" | "damaged file" }
  /** `read` is absent where it is not known which organisation was read. */
  | { kind: "other organization"; standing: SyncHeader; read?: OrganizationName }
  /** What was read is older than what stands there. */
  | { kind: "later sync"; standing: SyncHeader; read: Pick<SyncHeader, "startedAt"> };

/** Where a sync is to write stands what it must not replace: nothing was written, and nothing is lost. */
export class TargetError extends Error {
  override name = "TargetError";
  readonly path: string;
  readonly problem: TargetProblem;

  constructor(path: string, problem: TargetProblem, options: { said: string; cause?: unknown }) {
    super(options.said, { cause: options.cause });
    this.path = path;
    this.problem = problem;
  }
}

/** Whose file stands there, with `asOf` for when it was synced, and whose was read. */
export function otherOrganizationWords(
  path: string,
  { standing, read }: { standing: SyncHeader; read?: OrganizationName },
  asOf: string,
): string {
  const { id, displayName } = standing.source.organization;
  const whose = displayName === undefined ? id : `"${displayName}" (${id})`;
  const what = read === undefined ? "the one that was read is not known" : `this is ${read.id}`;
  return `${path} holds organisation ${whose} as of ${asOf}, and ${what}`;
}

/** When the sync was made that stands there, and the one that was read; `asOf` makes words of a time. */
export function laterSyncWords(
  path: string,
  { standing, read }: { standing: SyncHeader; read: Pick<SyncHeader, "startedAt"> },
  asOf: (startedAt: string) => string,
): string {
  return `${path} is of a later sync, ${asOf(standing.startedAt)}, and this one is of ${asOf(read.startedAt)}`;
}
