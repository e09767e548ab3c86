/** How something that keeps what a JSON document says may print it. */
export interface Layout {
  /** Per level; absent: all on one line. */
  indent?: string;
  /** The keys of all objects sorted, as by `jq -S`. */
  isSorted?: boolean;
  /** Everything beyond ASCII escaped, as Python prints it. */
  isAscii?: boolean;
  /** Blanks behind colons and commas, as Python prints them. */
  blank?: string;
  lineEnd?: string;
  /** What stands before and behind the document. */
  before?: string;
  after?: string;
}

/** Re-formats a JSON document as jq, an editor or a script would. */
export function reformat(text: string, layout: Layout = {}): string {
  const { before = "", after = "" } = layout;
  return `${before}${print(JSON.parse(text), { layout, level: 0 })}${after}`;
}

interface Place {
  layout: Layout;
  level: number;
}

function print(value: unknown, place: Place): string {
  const { layout, level } = place;
  const inner = { layout, level: level + 1 };
  if (Array.isArray(value)) {
    return around(
      "[]",
      value.map((item) => print(item, inner)),
      place,
    );
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value);
    if (layout.isSorted) entries.sort(([a], [b]) => (a < b ? -1 : 1));
    const colon = layout.indent === undefined ? `:${layout.blank ?? ""}` : ": ";
    return around(
      "{}",
      entries.map(([key, item]) => `${printText(key, layout)}${colon}${print(item, inner)}`),
      place,
    );
  }
  if (typeof value === "string") return printText(value, layout);
  return Object.is(value, -0) ? "-0" : JSON.stringify(value);
}

function around(brackets: string, items: readonly string[], { layout, level }: Place): string {
  const { indent, lineEnd = "\n", blank = "" } = layout;
  const [open = "", close = ""] = brackets;
  if (items.length === 0) return `${open}${close}`;
  if (indent === undefined) return `${open}${items.join(`,${blank}`)}${close}`;
  const line = `${lineEnd}${indent.repeat(level + 1)}`;
  return `${open}${line}${items.join(`,${line}`)}${lineEnd}${indent.repeat(level)}${close}`;
}

function printText(text: string, { isAscii }: Layout): string {
  const printed = JSON.stringify(text);
  if (!isAscii) return printed;
  return printed.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** By name, what people do to files. */
export const layouts: Readonly<Record<string, Layout>> = {
  "jq .": { indent: "  ", after: "\n" },
  "jq --tab .": { indent: "\t", after: "\n" },
  "jq -c .": { after: "\n" },
  "jq -S .": { indent: "  ", isSorted: true, after: "\n" },
  "jq -cS .": { isSorted: true, after: "\n" },
  "jq -a .": { indent: "  ", isAscii: true, after: "\n" },
  "JSON.stringify": {},
  "json.dump": { isAscii: true, blank: " " },
  "an editor of Windows": { indent: "    ", lineEnd: "\r\n", before: "\ufeff", after: "\r\n" },
  "blanks around it": { before: " \r\n\t\n", after: " \n\n\t " },
};
