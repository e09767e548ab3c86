/** @typedef {{ title: string, align?: "left" | "right" }} Column numbers stand to the right, which is the default */

/**
 * A Markdown table whose columns are aligned in a terminal too; ends with a line feed.
 *
 * @param {readonly Column[]} columns
 * @param {readonly (readonly (string | undefined)[])[]} rows a cell for each column; nothing stands where it is not known
 */
export function markdownTable(columns, rows) {
  const texts = rows.map((row) => columns.map((_, index) => (row[index] ?? "").replaceAll("|", "\\|")));
  const widths = columns.map(({ title }, index) =>
    Math.max(3, title.length, ...texts.map((row) => row[index].length)),
  );
  const line = (cells) =>
    `| ${cells.map((cell, index) => pad(cell, { width: widths[index], ...columns[index] })).join(" | ")} |\n`;
  const rule = columns.map(({ align }, index) =>
    align === "left" ? "-".repeat(widths[index]) : `${"-".repeat(widths[index] - 1)}:`,
  );
  return [columns.map(({ title }) => title), rule, ...texts].map(line).join("");
}

function pad(cell, { width, align = "right" }) {
  return align === "left" ? cell.padEnd(width) : cell.padStart(width);
}
