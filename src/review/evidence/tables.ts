import { resourceKey } from "../../model/resource-id.js";
import { type Receipt, stateOf } from "../../provision/receipts/receipt.js";
import type { Answer } from "../answers/answers.js";
import { heldKey } from "../closing/asked-changes.js";
import type { RowProof } from "../closing/row-proof.js";
import { decisionWords } from "../decision.js";
import type { ReviewItem } from "../review-item.js";
import { shownText } from "../sheet-columns.js";
import { csvOf } from "./csv-table.js";

function decisionOf({ decision }: RowProof): string {
  return decision === "open" ? "" : decisionWords[decision];
}

function thingCells(item: ReviewItem): string[] {
  return [shownText(item, "Person"), shownText(item, "Account"), shownText(item, "Access")];
}

/** What was decided, by whom, and where that stands; `copyOf` says how the copy of a returned file is called. */
export function decisionsCsv(rows: readonly RowProof[], copyOf: (name: string) => string): Generator<string> {
  return csvOf(
    ["Row key", "Person", "Account", "Access", "Kind", "Decision", "By", "File", "Tab", "Row", "Comment"],
    rows,
    (row) => {
      const { item, answer } = row;
      return [item.key, ...thingCells(item), item.kind, decisionOf(row), ...answerCells(answer, copyOf)];
    },
  );
}

function answerCells(answer: Answer | undefined, copyOf: (name: string) => string): string[] {
  if (answer === undefined) return ["", "", "", "", ""];
  const { by, comment, place } = answer;
  return [by, copyOf(place.file), place.tab ?? "", String(place.row), comment];
}

/** What became of each row. */
export function proofCsv(rows: readonly RowProof[]): Generator<string> {
  return csvOf(
    [
      ...["Row key", "Person", "Account", "Access", "Decision", "By", "Done at", "Receipt", "Still there"],
      ...["Why", "Open"],
    ],
    rows,
    (row) => {
      const { item, answer, doneAt = "", receipt, stillThere, why, open = "" } = row;
      const done = [doneAt, receipt?.intent.id ?? "", stillThere ? "yes" : "no"];
      return [item.key, ...thingCells(item), decisionOf(row), answer?.by ?? "", ...done, why, open];
    },
  );
}

/** What was asked of JumpCloud, and what came of it. */
export function changesCsv(receipts: readonly Receipt[], items: Iterable<ReviewItem>): Generator<string> {
  const keys = new Map<string, string>();
  for (const item of items) if (item.kind !== "through groups") keys.set(heldKey(item), item.key);
  return csvOf(
    [
      ...["Time", "Action", "Access", "Principal", "Ticket", "By", "Result", "Answer", "Receipt id"],
      "Row key",
    ],
    receipts,
    (receipt) => {
      const { time, change, names = {}, ticket, by, id } = receipt.intent;
      const { action, entitlement, principal } = change;
      const answer = receipt.outcome?.answer;
      return [
        receipt.outcome?.time ?? time,
        action,
        named(names.entitlement, entitlement),
        named(names.principal, resourceKey(principal)),
        ticket,
        by.credential ?? by.user ?? "",
        stateOf(receipt),
        answer === undefined ? "" : `${answer.status} ${answer.said ?? ""}`.trimEnd(),
        id,
        keys.get(heldKey({ account: principal, entitlement })) ?? "",
      ];
    },
  );
}

function named(name: string | undefined, id: string): string {
  return name === undefined ? id : `${name} (${id})`;
}

/** A file that came back: as it was called, and as its copy is. */
export interface ReturnedCopy {
  original: string;
  /** Absent of what was not copied: a folder, or a link. */
  copy?: string;
  reviewer?: string;
  sheet?: string;
  rows?: number;
  sha256?: string;
}

export function returnedCsv(files: readonly ReturnedCopy[]): Generator<string> {
  return csvOf(
    ["File", "Name when it came back", "Reviewer", "Sheet", "Rows", "SHA-256"],
    files,
    ({ copy, original, reviewer = "", sheet = "", rows, sha256 = "" }) => [
      copy ?? "(not copied: a folder or a link)",
      original,
      reviewer,
      sheet,
      rows === undefined ? "" : String(rows),
      sha256,
    ],
  );
}
