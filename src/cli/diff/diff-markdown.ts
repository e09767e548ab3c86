import type { Diff } from "../../diff/diff.js";
import type { DiffEvent } from "../../diff/events/event.js";
import { sectionNames } from "../../sync-file/section.js";
import { minuteText } from "../time-text.js";
import type { NameOf } from "./change-rows.js";
import { countsWords } from "./diff-text.js";
import { eventTitles } from "./event-titles.js";
import { eventLines, subjectWords } from "./event-words.js";
import { uncertainWords } from "./uncertain-words.js";

const NAMES_SHOWN = 6;

/** What changed, for a ticket or a pull request: GitHub's Markdown. Nothing when nothing did. Lines end with LF. */
export function* diffMarkdown(
  diff: Diff,
  events: readonly DiffEvent[],
  { isWhole, nameOf }: { isWhole: boolean; nameOf: NameOf },
): Generator<string> {
  const { old, new: new_, changes, uncertain, walk } = diff;
  const counts = sectionNames.flatMap((name) => {
    const words = countsWords(changes[name]);
    return words === "" ? [] : [`- ${name}: ${words}`];
  });
  const passing = walk?.passing ?? [];
  if (events.length + counts.length + uncertain.length + passing.length === 0) return;
  const organization = new_.organization.displayName ?? new_.organization.id ?? "An organisation";
  const period = `${minuteText(new Date(old.startedAt))} → ${minuteText(new Date(new_.startedAt))}`;
  yield `## ${escaped(organization)}: ${period}\n`;
  if (events.length > 0) {
    yield "\n| severity | what | who | details |\n|---|---|---|---|\n";
    const names = isWhole ? Number.MAX_SAFE_INTEGER : NAMES_SHOWN;
    for (const event of events) {
      const cells = [
        event.severity,
        eventTitles[event.event],
        subjectWords(event),
        eventLines(event, { names }).join("; "),
      ];
      yield `| ${cells.map(escaped).join(" | ")} |\n`;
    }
  }
  if (passing.length > 0) {
    yield "\n**Came and went in between**\n\n";
    for (const { kind, who, resource, direction, from, to } of passing) {
      const way = direction === "cameAndWent" ? "came and went" : "went and came back";
      const what = resource === undefined ? kind : resource.displayName;
      yield `- ${escaped(`${who.displayName}: ${what} ${way}, ${from.slice(0, 10)} to ${to.slice(0, 10)}`)}\n`;
    }
  }
  if (uncertain.length > 0) {
    yield "\n**Not certain**\n\n";
    for (const one of uncertain) yield `- ${escaped(uncertainWords(one, nameOf))}\n`;
  }
  if (counts.length > 0) yield `\n${counts.join("\n")}\n`;
}

/** A name is text, whatever it is made of: no link, no mark-up, no new cell. */
function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replace(/[\\`*_{}[\]()#+!|~>@]/g, "\\$&");
}
