import { type Decision, decisionsOf } from "../decision.js";
import type { SentSheet } from "../forwarding/sent-sheets.js";
import type { ReviewItem } from "../review-item.js";
import type { ReturnedRow } from "../sheets/read-sheet.js";
import type { AlikeRows } from "./alike-rows.js";
import type { Answer, Refusal } from "./answers.js";
import { changeOf } from "./shown-match.js";

/** What a row that came back amounts to; nothing where nobody decided there. */
export type Judgement = { answer: Answer } | { refusal: Refusal } | undefined;

const spoken: Readonly<Record<string, Decision>> = {
  keep: "keep",
  remove: "remove",
  "not mine": "not mine",
  "not-mine": "not mine",
  notmine: "not mine",
};

/** What a row is judged by. */
export interface JudgedBy {
  /** The name of the file that it stands in. */
  file: string;
  sheet: SentSheet;
  items: ReadonlyMap<string, ReviewItem>;
  /** Finds the rows of the sheet that it may be. */
  alike: AlikeRows;
}

/** Judges one row of a file that is known to be `sheet`. Of what stands there only key and decision are believed. */
export function judgeRow(row: ReturnedRow, { file, sheet, items, alike }: JudgedBy): Judgement {
  const key = row.key.trim();
  const said = row.decision.replace(/\s+/g, " ").trim();
  if (key === "" && said === "") return undefined;
  const place = { file, ...(row.tab !== undefined && { tab: row.tab }), row: row.row };
  const item = items.get(key);
  if (item === undefined) return { refusal: { kind: "unknown key", places: [place], said: key } };
  if (said === "") return undefined;
  const refused = (kind: Refusal["kind"], why?: string): Judgement => ({
    refusal: { kind, places: [place], item, ...(why !== undefined && { said: why }) },
  });
  const isOwn = item.addresses.includes(sheet.reviewer);
  // What is wrong with a row that was pasted in from somebody else's sheet is, above all, whose access it is.
  if (!sheet.keys.has(key)) return refused(isOwn ? "self-review" : "not on this sheet");
  const change = changeOf(row, item, { alike });
  if (change !== undefined) return refused("changed row", change);
  const decision = Object.hasOwn(spoken, said.toLowerCase()) ? spoken[said.toLowerCase()] : undefined;
  if (decision === undefined) return refused("not understood", said);
  if (!decisionsOf(item.kind).includes(decision)) return refused("cannot be removed here");
  // To say that it is somebody else's is what they should.
  if (decision !== "not mine" && isOwn) return refused("self-review");
  return { answer: { item, decision, comment: row.comment, by: sheet.reviewer, place } };
}
