import type { Diff } from "../../diff/diff.js";
import type { ComparedFile } from "../../diff/document.js";
import { plainText } from "../../model/plain-text.js";
import { countText } from "../number-text.js";
import { dayText, minuteText, spanText } from "../time-text.js";

/**
 * "Acme Inc, 16 Nov 2026 02:00 UTC → 23 Nov 2026 02:00 UTC, 7 h old, 8 syncs, all complete"; without `now` it is the same
 * whenever it is asked for.
 */
export function comparedLine({ old, new: new_, walk }: Diff, now?: Date): string {
  const [from, to] = [new Date(old.startedAt), new Date(new_.startedAt)];
  const start = dayText(from) === dayText(to) ? minuteText(from).slice(0, -" UTC".length) : minuteText(from);
  const age = now === undefined ? -1 : now.getTime() - to.getTime();
  return [
    organizationsWords(old.organization, new_.organization),
    `${start} → ${minuteText(to)}`,
    ...(from > to ? ["the first file is the NEWER one"] : []),
    ...(age >= 0 ? [`${spanText(age)} old`] : []),
    ...(walk === undefined ? [] : [`${countText(walk.syncs.length)} syncs`]),
    completenessWords(walk?.syncs ?? [old, new_]),
  ].join(", ");
}

type Organization = ComparedFile["organization"];

function organizationsWords(old: Organization, new_: Organization): string {
  if (old.id === new_.id) return organizationName(new_);
  return `${organizationName(old)} → ${organizationName(new_)}, NOT KNOWN TO BE ONE ORGANISATION`;
}

function organizationName({ id, displayName }: Organization): string {
  return plainText(displayName ?? id ?? "an organisation that JumpCloud does not name");
}

function completenessWords(files: readonly Pick<ComparedFile, "file" | "complete">[]): string {
  const incomplete = files.filter(({ complete }) => !complete);
  if (incomplete.length === 0) return files.length > 2 ? "all complete" : "both complete";
  return `INCOMPLETE: ${incomplete.map(({ file }) => plainText(file)).join(", ")}`;
}
