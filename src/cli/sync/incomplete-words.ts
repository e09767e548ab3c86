import { plainText } from "../../model/plain-text.js";
import type { Gap, Manifest } from "../../sync-file/manifest.js";
import { countText } from "../number-text.js";

const GAPS_SHOWN = 5;

/** Every list that is not whole with the reason, and the first objects whose lists they are. */
export function incompleteReasons({ lists, gaps }: Pick<Manifest, "lists" | "gaps">): string[] {
  const incompleteGaps = gaps.filter(({ proof }) => proof === "incomplete");
  const incompleteLists = lists.filter(({ proof }) => proof === "incomplete");
  const reasons = incompleteLists.flatMap(({ name, reason }) => [
    `${name}: ${reason ?? "rows are missing"}`,
    ...objectReasons(incompleteGaps.filter(({ list, id }) => list === name && id !== undefined)),
  ]);
  const named = new Set(incompleteLists.map(({ name }) => name));
  return [...reasons, ...objectReasons(incompleteGaps.filter(({ list }) => !named.has(list)))];
}

function objectReasons(gaps: readonly Gap[]): string[] {
  const shown = gaps.slice(0, GAPS_SHOWN).map(gapWords);
  const rest = gaps.length - shown.length;
  return rest === 0 ? shown : [...shown, `and ${countText(rest)} more`];
}

/** "memberships of group 6aa0…: JumpCloud counts 214, 150 came" */
function gapWords({ resourceType, list, id, reason, because }: Gap): string {
  const what = id === undefined ? list : `${list} of ${resourceType} ${plainText(id)}`;
  const causes = because === undefined ? "" : ` (${because.map((cause) => plainText(cause.id)).join(", ")})`;
  return `${what}: ${reason ?? "rows are missing"}${causes}`;
}
