import { dirname, join } from "node:path";
import { unfinishedNames } from "../../../review/opening/reviews-in.js";
import { unmatchedGlobs } from "../../unmatched-globs.js";
import { leftOutRemarks } from "./left-out-types.js";
import type { OpenFlags } from "./open-flags.js";
import type { SyncForReview } from "./read-for-review.js";

/** What may be missing, or at the fallback, without anybody's having meant it: in words. */
export function doubts(
  { header, holdings }: SyncForReview,
  { by, owners, onlyPrivileged, privileged = [] }: OpenFlags,
): string[] {
  return [
    ...leftOutRemarks(header),
    ...(by === "resource" && owners === undefined
      ? ["--by resource without --owners: nobody is named as an owner, and every row goes to the fallback"]
      : []),
    ...(onlyPrivileged && privileged.length === 0
      ? [
          "--only-privileged without --privileged: only administrators and their roles are sensitive, no group and no app",
        ]
      : []),
    ...unmatchedGlobs(privileged, [...holdings.resources.all()]).map(
      (glob) => `--privileged ${glob} matches nothing`,
    ),
  ];
}

/** What runs that were killed left beside the folder of this review, in words. Throws ReviewError. */
export async function leftoverRemarks(folder: string): Promise<string[]> {
  const reviews = dirname(folder);
  return (await unfinishedNames(reviews)).map(
    (name) =>
      `${join(reviews, name)}: left by a run that was killed: it can be removed, unless a review is being opened there now`,
  );
}
