import type { Uncertainty } from "../../diff/doubt.js";
import { countText } from "../number-text.js";
import { plainText } from "../plain-text.js";

/** "group:5f3c… in the new file: 214 counted, 150 came; 12 removed not told" */
export function uncertainWords({ side, kind, what, why, ...counts }: Uncertainty): string {
  const place =
    kind === "incomplete" ? `in the ${side} file` : `only in the ${side === "old" ? "new" : "old"} file`;
  const left = (["added", "removed", "changed"] as const)
    .filter((change) => counts[change] > 0)
    .map((change) => `${countText(counts[change])} ${change}`);
  const untold = left.length === 0 ? "" : `; not told: ${left.join(", ")}`;
  return plainText(`${what} ${place}: ${why}${untold}`);
}
