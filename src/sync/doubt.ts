import type { ListEntry } from "../sync-file/manifest.js";
import type { CompletenessFacts } from "./completeness.js";

/** So few may be deleted during one sync without a doubt; beyond that, more than 1 % are doubtful. */
const FEW_GONE = 3;
const MOST_GONE_SHARE = 0.01;

/** Why a list of objects cannot be whole although JumpCloud's own count says so; `undefined` when nothing does. */
export function doubtReason(
  { resourceType, read, createdDuringSync = 0, expected }: ListEntry,
  { strangers, gone }: Pick<CompletenessFacts, "strangers" | "gone">,
): string | undefined {
  const missed = [...strangers.missed].filter((key) => key.startsWith(`${resourceType}:`)).length;
  if (missed > 0) return `${missed} that others refer to exist, and the list left them out`;
  const goneCount = gone.get(resourceType)?.length ?? 0;
  if (goneCount > FEW_GONE && goneCount > read * MOST_GONE_SHARE) {
    return `${goneCount} of ${read} were gone when they were asked for their members`;
  }
  const held = read + createdDuringSync;
  if (expected !== undefined && expected < held)
    return `${expected} expected, ${held} read: is the number old?`;
  if (expected !== undefined && expected > held) return `${expected} expected, ${held} read`;
  return undefined;
}
