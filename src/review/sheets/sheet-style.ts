import type { CellStyle, ColumnDef } from "hucre";
import { COMMENT, DECISION, ROW_KEY, type SheetColumn } from "../sheet-columns.js";

// Light enough to read on, and to print.
const HEADER_FILL = "1F3864";
const ANSWER_FILL = "FFF8DC";
const SENSITIVE_FILL = "FCE4D6";
const LINE = { style: "thin", color: { rgb: "D0D0D0" } } as const;

const border = { top: LINE, right: LINE, bottom: LINE, left: LINE };
const alignment = { vertical: "top", wrapText: true } as const;
/** Whatever it looks like, it is text. */
const TEXT_FORMAT = "@";
/** Every program has it, or one of the same widths. */
export const font = { name: "Arial", size: 9 };
/** A line of it, in points. */
export const LINE_POINTS = 12;
export const HOW_TO_LINE_POINTS = 15;

const filled = (rgb: string): CellStyle => ({
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb } },
});
const locked: CellStyle = { font, alignment, border, numFmt: TEXT_FORMAT, protection: { locked: true } };
const answer: CellStyle = { ...locked, ...filled(ANSWER_FILL), protection: { locked: false } };

export const headerStyle: CellStyle = {
  ...locked,
  ...filled(HEADER_FILL),
  font: { ...font, bold: true, color: { rgb: "FFFFFF" } },
};
export const sensitiveStyle: CellStyle = {
  ...locked,
  ...filled(SENSITIVE_FILL),
  font: { ...font, bold: true },
};
export const titleStyle: CellStyle = { ...locked, border: {}, font: { ...font, size: 16, bold: true } };
export const lineStyle: CellStyle = { ...locked, border: {}, font: { ...font, size: 11 } };

/** In characters: all together they are read on a landscape page. */
export const columnWidths = {
  Person: 16,
  Title: 13,
  Department: 13,
  Account: 20,
  Access: 18,
  How: 12,
  Gives: 18,
  "Sensitive and why": 14,
  "New since the last review": 11,
  "Flags in words": 20,
  Decision: 11,
  Comment: 18,
  "Row key": 13,
} as const satisfies Record<SheetColumn, number>;

/** How a column looks below its header. */
export function columnLook(column: SheetColumn): ColumnDef {
  const isAnswer = column === DECISION || column === COMMENT;
  const small: CellStyle = { ...locked, font: { ...font, size: 7, color: { rgb: "808080" } } };
  return { width: columnWidths[column], style: isAnswer ? answer : column === ROW_KEY ? small : locked };
}
