import type { Diff } from "../../diff/diff.js";
import { printDiff } from "../../diff/print-diff.js";
import { escapeJson, plainJson, plainLines } from "../../model/plain-text.js";
import type { CommandContext } from "../context.js";
import { createPaint } from "../paint.js";
import { textWidth } from "../screen.js";
import type { NameOf } from "./change-rows.js";
import type { DiffFlags } from "./diff-flags.js";
import { diffMarkdown } from "./diff-markdown.js";
import { statOf, statText } from "./diff-stat.js";
import { diffText } from "./diff-text.js";

export interface Rendering {
  flags: DiffFlags;
  context: CommandContext;
  nameOf: NameOf;
}

/** A diff in the format that was asked for, in pieces that are safe to show. */
export function* renderDiff(diff: Diff, { flags, context, nameOf }: Rendering): Generator<string> {
  const { format, stat, all, only, severity, maxBytes } = flags;
  const { io, color } = context;
  const width = textWidth(io.stdout);
  const paint = createPaint(io.stdout, { mode: color, env: io.env });
  const isWhole = all === true;
  if (format === "json") {
    if (stat) yield `${plainJson(statOf(diff))}\n`;
    else for (const piece of printDiff(diff)) yield escapeJson(piece);
    return;
  }
  const isFiltered = only !== undefined || severity !== undefined;
  const pieces = stat
    ? statText(diff, { width, nameOf })
    : format === "markdown"
      ? diffMarkdown(diff, { isWhole, isFiltered, nameOf, ...(maxBytes !== undefined && { maxBytes }) })
      : diffText(diff, { width, paint, isWhole, isFiltered, nameOf });
  for (const piece of pieces) if (piece !== "") yield plainLines(piece);
}
