import type { Uncertainty } from "../../diff/doubt.js";
import { plainText } from "../../model/plain-text.js";
import { countText } from "../number-text.js";
import { dayText } from "../time-text.js";
import type { NameOf } from "./change-rows.js";

/** "group Engineering in the new file: 214 counted, 150 came; not told: 12 removed" */
export function uncertainWords(
  { side, kind, what, why, sync, ...counts }: Uncertainty,
  nameOf: NameOf,
): string {
  const [, type, id] = /^([a-z_]+):(\S+)$/.exec(what) ?? [];
  const subject = type === undefined ? what : `${type} ${nameOf(`${type}:${id}`)}`;
  const place = placeWords({ side, kind, ...(sync !== undefined && { sync }) });
  const left = (["added", "removed", "changed"] as const)
    .filter((change) => counts[change] > 0)
    .map((change) => `${countText(counts[change])} ${change}`);
  const untold = left.length === 0 ? "" : `; not told: ${left.join(", ")}`;
  return plainText(`${subject} ${place}: ${why}${untold}`);
}

function placeWords({ side, kind, sync }: Pick<Uncertainty, "side" | "kind" | "sync">): string {
  if (sync !== undefined) {
    const night = `the sync of ${dayText(new Date(sync))}`;
    return kind === "incomplete" ? `in ${night}` : `not in ${night}`;
  }
  return kind === "incomplete" ? `in the ${side} file` : `only in the ${side === "old" ? "new" : "old"} file`;
}
