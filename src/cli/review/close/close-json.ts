import { escapeJson } from "../../../model/plain-text.js";
import { printObject } from "../../print-object.js";
import { rowJson } from "../review-json.js";
import type { CloseReport } from "./close-text.js";

const FORMAT = "jc-connector/review-close";
const VERSION = 1;

/** For a program: numbers, where the evidence is, and every row that is open. */
export function closeJson({ document, closing, rows, counts, evidence }: CloseReport): string {
  const { closedAt, sync } = closing;
  const open = rows.flatMap(({ item, decision, answer, fate, why, open: kind }) => {
    if (kind === undefined) return [];
    const said = { decision, ...(answer && { by: answer.by }), ...(fate && { fate }) };
    return { ...rowJson(item), ...said, open: kind, why };
  });
  const head = { format: FORMAT, version: VERSION, review: document.name, closedAt, sync, counts };
  return escapeJson([...printObject({ ...head, evidence, open })].join(""));
}
