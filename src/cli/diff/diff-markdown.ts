import type { Diff } from "../../diff/diff.js";
import type { DiffEvent } from "../../diff/events/event.js";
import { sectionNames } from "../../sync-file/section.js";
import { markdownRow, markdownText } from "../markdown.js";
import { dayText } from "../time-text.js";
import { changeRows, type NameOf } from "./change-rows.js";
import { comparedLine } from "./compared-line.js";
import { countsWords, passingWords } from "./diff-text.js";
import { eventTitles } from "./event-titles.js";
import { eventLines, subjectWords } from "./event-words.js";
import { uncertainWords } from "./uncertain-words.js";

const NAMES_SHOWN = 6;

/** What changed, for a ticket or a pull request: GitHub's Markdown. Nothing when nothing did. Lines end with LF. */
export function* diffMarkdown(
  diff: Diff,
  layout: { isWhole: boolean; isFiltered: boolean; nameOf: NameOf },
): Generator<string> {
  const { changes, uncertain, walk, events } = diff;
  const { isWhole, isFiltered, nameOf } = layout;
  const counts = sectionNames.flatMap((name) => {
    const words = countsWords(changes[name]);
    return words === "" || isFiltered ? [] : [`- ${name}: ${words}`];
  });
  const passing = walk?.passing ?? [];
  if (events.length + counts.length + uncertain.length + passing.length === 0) return;
  yield `## What changed\n\n${markdownText(comparedLine(diff))}\n`;
  if (events.length > 0) {
    yield "\n| severity | what | who | details |\n|---|---|---|---|\n";
    const names = isWhole ? Number.MAX_SAFE_INTEGER : NAMES_SHOWN;
    for (const event of events) yield markdownRow(eventCells(event, names));
  }
  if (passing.length > 0) {
    yield "\n**Came and went in between**\n\n| severity | what | who and when |\n|---|---|---|\n";
    for (const one of passing) yield markdownRow([one.severity, eventTitles[one.kind], passingWords(one)]);
  }
  if (uncertain.length > 0) {
    yield "\n**Not certain**\n\n";
    for (const one of uncertain) yield `- ${markdownText(uncertainWords(one, nameOf))}\n`;
  }
  if (counts.length > 0) yield `\n${counts.join("\n")}\n`;
  if (!isWhole || isFiltered) return;
  // An indented block is text to its last line, whatever stands in it.
  yield "\n";
  for (const line of changeRows(changes, nameOf)) yield line.replace(/^(?=.)/gm, "    ");
}

function eventCells(event: DiffEvent, names: number): string[] {
  const seen = event.seenAt === undefined ? [] : [`first seen ${dayText(new Date(event.seenAt))}`];
  return [
    event.severity,
    eventTitles[event.event],
    subjectWords(event),
    [...eventLines(event, { names }), ...seen].join("; "),
  ];
}
