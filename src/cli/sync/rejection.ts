import type { Gap, Manifest } from "../../sync-file/manifest.js";
import { labeled } from "../layout.js";
import { countText } from "../number-text.js";
import { plainText } from "../plain-text.js";
import { minuteText, spanText } from "../time-text.js";
import type { ScreenLayout, SyncScreenFacts } from "./sync-screen.js";
import type { SyncTarget } from "./target.js";

const LABEL_WIDTH = 13;
const GAPS_SHOWN = 5;

/** What a person needs to know when a result is not whole: why, what is kept, where it is, what to do. */
export function rejectionText(
  { result, target, allowIncomplete, now }: Omit<SyncScreenFacts, "access">,
  { width, paint }: ScreenLayout,
): string {
  const line = (label: string, text: string) => labeled(label, text, { width, labelWidth: LABEL_WIDTH });
  const place = placeWords(result.path);
  const isReplaced = result.path === target.complete && target.standing.kind !== "stream";
  const reasons = incompleteReasons(result.manifest).map((reason) => line("", reason));
  const head = isReplaced
    ? "written all the same, because of --allow-incomplete:"
    : "nothing was replaced. Not whole:";
  const text = [line(paint.bad("INCOMPLETE".padEnd(LABEL_WIDTH)), head), ...reasons];
  if (isReplaced || (allowIncomplete && target.standing.kind === "stream")) return text.join("");
  if (target.standing.kind === "stream") text.push(line("  Written", place));
  else text.push(line("  Kept", keptWords(target, now)), line("  Set aside", place));
  const look =
    target.standing.kind === "stream" ? "" : `; what is missing: jc-connector stats ${place} --gaps`;
  text.push(
    line("  Next", `run it again; if it stays, the key may not see everything: jc-connector doctor${look}`),
  );
  return text.join("");
}

/** The file that stays, and how old it is. */
export function keptWords(
  { standing, standingPath }: Pick<SyncTarget, "standing" | "standingPath">,
  now: Date,
): string {
  if (standing.kind !== "sync file") return `nothing: no sync file stands at ${placeWords(standingPath)}`;
  const startedAt = new Date(standing.header.startedAt);
  const age = spanText(now.getTime() - startedAt.getTime());
  return `${placeWords(standingPath)}, ${minuteText(startedAt)} (${age} old)`;
}

/** "-" in words. */
export function placeWords(target: string): string {
  return target === "-" ? "standard output" : plainText(target);
}

/** Every list that is not whole with the reason, and the first objects whose lists they are. */
export function incompleteReasons({ lists, gaps }: Pick<Manifest, "lists" | "gaps">): string[] {
  const incomplete = gaps.filter(({ proof }) => proof === "incomplete");
  const reasons = lists
    .filter(({ proof }) => proof === "incomplete")
    .flatMap(({ name, reason }) => [
      `${name}: ${reason ?? "rows are missing"}`,
      ...objectReasons(incomplete.filter(({ list, id }) => list === name && id !== undefined)),
    ]);
  const named = new Set(lists.filter(({ proof }) => proof === "incomplete").map(({ name }) => name));
  const others = incomplete.filter(({ list }) => !named.has(list));
  return [...reasons, ...objectReasons(others)];
}

function objectReasons(gaps: readonly Gap[]): string[] {
  const shown = gaps.slice(0, GAPS_SHOWN).map(gapWords);
  const rest = gaps.length - shown.length;
  return rest === 0 ? shown : [...shown, `and ${countText(rest)} more`];
}

/** "memberships of group 6aa0…: JumpCloud counts 214, 150 came" */
export function gapWords({ resourceType, list, id, reason, because }: Gap): string {
  const what = id === undefined ? list : `${list} of ${resourceType} ${plainText(id)}`;
  const causes = because === undefined ? "" : ` (${because.map((cause) => plainText(cause.id)).join(", ")})`;
  return `${what}: ${reason ?? "rows are missing"}${causes}`;
}
