import type { Diff } from "../../diff/diff.js";
import type { DiffEvent } from "../../diff/events/event.js";
import { sectionNames } from "../../sync-file/section.js";
import { markdownRow, markdownText } from "../markdown.js";
import { counted, countText } from "../number-text.js";
import { dayText } from "../time-text.js";
import { changeRows, type NameOf } from "./change-rows.js";
import { comparedLine } from "./compared-line.js";
import { countsWords, passingWords } from "./diff-text.js";
import { eventTitles } from "./event-titles.js";
import { eventLines, subjectWords } from "./event-words.js";
import { type Block, fitBlocks } from "./fit-blocks.js";
import { uncertainWords } from "./uncertain-words.js";

const NAMES_SHOWN = 6;

export interface MarkdownLayout {
  isWhole: boolean;
  isFiltered: boolean;
  nameOf: NameOf;
  /** How long all of it may be, in UTF-8; only where not everything is wanted. */
  maxBytes?: number;
}

/**
 * What changed, for a ticket or a pull request: GitHub's Markdown. Nothing when nothing did. Lines end with LF. Throws
 * UsageError where `maxBytes` is too little for anything.
 */
export function* diffMarkdown(diff: Diff, layout: MarkdownLayout): Generator<string> {
  const { changes, uncertain, walk, events } = diff;
  const { isWhole, isFiltered, nameOf, maxBytes } = layout;
  const counts = sectionNames.flatMap((name) => {
    const words = countsWords(changes[name]);
    return words === "" || isFiltered ? [] : [`- ${name}: ${words}`];
  });
  const passing = walk?.passing ?? [];
  if (events.length + counts.length + uncertain.length + passing.length === 0) return;
  const names = isWhole ? Number.MAX_SAFE_INTEGER : NAMES_SHOWN;
  const blocks: Block[] = [
    textBlock(`## What changed\n\n${markdownText(comparedLine(diff))}\n`),
    {
      head: "\n| severity | what | who | details |\n|---|---|---|---|\n",
      rows: events.map((event) => ({
        text: markdownRow(eventCells(event, names)),
        kind: event.severity,
      })),
      rest: (left) => `\n${leftWords("event", left, maxBytes)}\n`,
    },
    {
      head: "\n**Came and went in between**\n\n| severity | what | who and when |\n|---|---|---|\n",
      rows: passing.map((one) => ({
        text: markdownRow([one.severity, eventTitles[one.kind], passingWords(one)]),
        kind: one.severity,
      })),
      rest: (left) => `\n${leftWords("event", left, maxBytes)}\n`,
    },
    {
      head: "\n**Not certain**\n\n",
      rows: uncertain.map((one) => ({
        text: `- ${markdownText(uncertainWords(one, nameOf))}\n`,
        kind: one.kind === "incomplete" ? "incomplete" : "not read",
      })),
      rest: (left) => `- ${leftWords("list", left, maxBytes)}\n`,
    },
  ];
  const told = blocks.filter(({ rows }, index) => index === 0 || rows.length > 0);
  if (counts.length > 0) told.push(textBlock(`\n${counts.join("\n")}\n`));
  yield* fitBlocks(told, maxBytes);
  if (!isWhole || isFiltered) return;
  // An indented block is text to its last line, whatever stands in it.
  yield "\n";
  for (const line of changeRows(changes, nameOf)) yield line.replace(/^(?=.)/gm, "    ");
}

function textBlock(head: string): Block {
  return { head, rows: [], rest: () => "" };
}

/** "**1,204 more events have no room in 65,000 bytes**: 12 high, 1,192 info" */
function leftWords(noun: string, left: ReadonlyMap<string, number>, maxBytes = 0): string {
  const total = [...left.values()].reduce((sum, count) => sum + count, 0);
  const kinds = [...left].map(([kind, count]) => `${countText(count)} ${kind}`).join(", ");
  const verb = total === 1 ? "has" : "have";
  return `**${counted(total, `more ${noun}`)} ${verb} no room in ${countText(maxBytes)} bytes**: ${kinds}`;
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
