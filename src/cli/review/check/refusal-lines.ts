import { plainText } from "../../../model/plain-text.js";
import { type Refusal, type RefusalKind, refusalKinds } from "../../../review/answers/answers.js";
import { placeWords } from "../../../review/answers/place-words.js";
import { isAboutFile } from "../../../review/answers/refusal-weight.js";
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
  "whose sheet": "not clear whose sheet it is",
  "unknown key": "key not found (edited?)",
  "changed row": "not as it was sent (sorted apart?)",
  "not on this sheet": "sent to somebody else",
  "self-review": "the reviewer is the person",
  "not understood": "neither Keep, Remove nor Not mine",
  "cannot be removed here": "Remove of what comes through groups",
  contradiction: "kept and removed",
};
const OUTDATED = "take the outdated file out of returned, or correct it";

/** Where what stood there has to be known too. */
const told: ReadonlySet<RefusalKind> = new Set([
  "unreadable file",
  "whose sheet",
  "changed row",
  "not understood",
]);

/** One line for each kind that there is, in the order of the kinds. At most `most` places each. */
export function refusalLines(refused: readonly Refusal[], { most }: { most: number }): RefusalLine[] {
  return refusalKinds.flatMap((kind) => {
    const refusals = refused.filter((refusal) => refusal.kind === kind);
    if (refusals.length === 0) return [];
    const count = refusals.length;
    const noun = `${isAboutFile({ kind }) ? "file" : "row"}${count === 1 ? "" : "s"}`;
    return [{ count, noun, words: words[kind], places: places(refusals, { kind, most }) }];
  });
}

function places(refusals: readonly Refusal[], { kind, most }: { kind: RefusalKind; most: number }): string {
  const shown = refusals.slice(0, most);
  const rest = refusals.length - shown.length;
  const more = rest === 0 ? [] : [`+ ${countText(rest)} more (--all shows them)`];
  if (kind === "contradiction") {
    return [...shown.map(detail), ...more, OUTDATED].join("\n");
  }
  if (told.has(kind)) {
    return [...shown.map(detail), ...more].join("\n");
  }
  return [...placeWords(shown.flatMap((refusal) => refusal.places)).map(plainText), ...more].join("; ");
}

function detail({ kind, places, item, said = "" }: Refusal): string {
  const where = placeWords(places).map(plainText).join("; ");
  if (kind === "contradiction")
    return `${item === undefined ? "" : itemWords(item)}: ${plainText(said)} (${where})`;
  return `${where}: ${plainText(kind === "not understood" ? `"${said}"` : said)}`;
}
