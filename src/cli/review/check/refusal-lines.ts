import { plainText } from "../../../model/plain-text.js";
import { type Place, type Refusal, type RefusalKind, refusalKinds } from "../../../review/answers/answers.js";
import { countText } from "../../number-text.js";
import { itemWords } from "./item-words.js";

/** What was refused of one kind, in the words of the screen. */
export interface RefusalLine {
  count: number;
  /** "rows", "file" */
  noun: string;
  words: string;
  /** One text, or one a line. */
  places: string;
}

const words: Readonly<Record<RefusalKind, string>> = {
  "unreadable file": "cannot be read",
  "whose sheet": "nothing tells whose sheet it is",
  "unknown key": "key not found (edited?)",
  "changed row": "not as it was sent (sorted apart?)",
  "not on this sheet": "sent to somebody else",
  "self-review": "the reviewer is the person",
  "not understood": "neither Keep, Remove nor Not mine",
  "cannot be removed here": "Remove of what comes through groups",
  contradiction: "kept and removed",
};
const aboutFiles: ReadonlySet<RefusalKind> = new Set(["unreadable file", "whose sheet"]);
/** Where what stood there has to be known too. */
const told: ReadonlySet<RefusalKind> = new Set([...aboutFiles, "changed row", "not understood"]);

/** One line for each kind that there is, in the order of the kinds. At most `most` places each. */
export function refusalLines(refused: readonly Refusal[], { most }: { most: number }): RefusalLine[] {
  return refusalKinds.flatMap((kind) => {
    const refusals = refused.filter((refusal) => refusal.kind === kind);
    if (refusals.length === 0) return [];
    const count = refusals.length;
    const noun = `${aboutFiles.has(kind) ? "file" : "row"}${count === 1 ? "" : "s"}`;
    return [{ count, noun, words: words[kind], places: places(kind, refusals, most) }];
  });
}

function places(kind: RefusalKind, refusals: readonly Refusal[], most: number): string {
  const shown = refusals.slice(0, most);
  const rest = refusals.length - shown.length;
  const more = rest === 0 ? [] : [`+ ${countText(rest)} more (--all shows them)`];
  if (kind === "contradiction" || told.has(kind)) {
    return [...shown.map((refusal) => detail(kind, refusal)), ...more].join("\n");
  }
  return [...byFile(shown.flatMap((refusal) => refusal.places)), ...more].join("; ");
}

function detail(kind: RefusalKind, { places, item, said = "" }: Refusal): string {
  const where = byFile(places).join("; ");
  if (kind === "contradiction")
    return `${item === undefined ? "" : itemWords(item)}: ${plainText(said)} (${where})`;
  return `${where}: ${plainText(kind === "not understood" ? `"${said}"` : said)}`;
}

/** "sheet-dana.xlsx rows 4, 9, 12", in the order of the places. */
function byFile(places: readonly Place[]): string[] {
  const rows = new Map<string, number[]>();
  for (const { file, row } of places) {
    const known = rows.get(file);
    if (known === undefined) rows.set(file, [row]);
    else known.push(row);
  }
  return [...rows].map(([file, numbers]) => {
    const [first] = numbers;
    if (first === 0) return plainText(file);
    return `${plainText(file)} ${numbers.length === 1 ? "row" : "rows"} ${numbers.join(", ")}`;
  });
}
