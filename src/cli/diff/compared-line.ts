import type { Diff } from "../../diff/diff.js";
import type { ComparedFile } from "../../diff/document.js";
import { countText } from "../number-text.js";
import { plainText } from "../plain-text.js";
import { dayText, minuteText, spanText } from "../time-text.js";

/** "Acme Inc, 16 Nov 2026 02:00 UTC → 23 Nov 2026 02:00 UTC, 7 h old, 8 syncs, all complete" */
export function comparedLine({ old, new: new_, walk }: Diff, now: Date): string {
  const { id = "an organisation that JumpCloud does not name", displayName = id } = new_.organization;
  const [from, to] = [new Date(old.startedAt), new Date(new_.startedAt)];
  const start = dayText(from) === dayText(to) ? minuteText(from).slice(0, -" UTC".length) : minuteText(from);
  const age = now.getTime() - to.getTime();
  const order = from > to ? ["the first file is the NEWER one"] : [];
  const syncs = walk === undefined ? [] : [`${countText(walk.syncs.length)} syncs`];
  return [
    plainText(displayName),
    `${start} → ${minuteText(to)}`,
    ...order,
    ...(age >= 0 ? [`${spanText(age)} old`] : []),
    ...syncs,
    completenessWords(walk?.syncs ?? [old, new_]),
  ].join(", ");
}

function completenessWords(files: readonly Pick<ComparedFile, "file" | "complete">[]): string {
  const incomplete = files.filter(({ complete }) => !complete);
  if (incomplete.length === 0) return files.length > 2 ? "all complete" : "both complete";
  return `INCOMPLETE: ${incomplete.map(({ file }) => plainText(file)).join(", ")}`;
}
