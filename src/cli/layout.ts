import wrapAnsi from "wrap-ansi";
import { padded, widthOf } from "./table/text-width.js";

/** A label, and text that wraps below itself: `Not read   devices, LDAP…`. Lines end with LF. */
export function labeled(label: string, text: string, layout: { width: number; labelWidth: number }): string {
  const { width, labelWidth } = layout;
  return hanging(padded(label, { width: labelWidth, align: "left" }), text, { width, indent: labelWidth });
}

/** Wraps `text` after `start`; the lines that follow are indented. `indent` columns is what `start` takes. */
export function hanging(start: string, text: string, layout: { width: number; indent: number }): string {
  const { width, indent } = layout;
  const room = Math.max(20, width - indent);
  const [first = "", ...rest] = wrapAnsi(text, room).split("\n");
  return [`${start}${first}`, ...rest.map((line) => `${" ".repeat(indent)}${line}`)]
    .map((line) => `${line.trimEnd()}\n`)
    .join("");
}

export interface Column {
  align: "left" | "right";
}

/** Lays cells out in columns, two blanks apart. The last column wraps below itself. Lines end with LF. */
export function table(
  rows: readonly (readonly string[])[],
  columns: readonly Column[],
  width: number,
): string {
  const last = columns.length - 1;
  const widths = columns.map((_, index) =>
    index === last ? 0 : Math.max(0, ...rows.map((row) => widthOf(row[index] ?? ""))),
  );
  const indent = widths.reduce((sum, columnWidth) => sum + columnWidth, 0) + 2 * last;
  return rows
    .map((row) => {
      const start = columns
        .slice(0, last)
        .map(({ align }, index) => `${padded(row[index] ?? "", { width: widths[index] ?? 0, align })}  `)
        .join("");
      const text = row[last] ?? "";
      if (text === "") return `${start.trimEnd()}\n`;
      // Where hardly any room is left, a long remark stands on lines of its own.
      if (width - indent < NARROW && widthOf(text) > width - indent) {
        return `${start.trimEnd()}\n${hanging(REMARK_INDENT, text, { width, indent: REMARK_INDENT.length })}`;
      }
      return hanging(start, text, { width, indent });
    })
    .join("");
}

const NARROW = 36;
const REMARK_INDENT = "      ";
