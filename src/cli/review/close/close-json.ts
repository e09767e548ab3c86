import { plainJson } from "../../../model/plain-text.js";
import { shownText } from "../../../review/sheet-columns.js";
import type { CloseReport } from "./close-text.js";

/** For a program: numbers, where the evidence is, and every row that is open. */
export function closeJson({ document, closing, rows, counts, evidence }: CloseReport): string {
  const open = rows.flatMap(({ item, decision, answer, fate, why, open: kind }) => {
    if (kind === undefined) return [];
    return {
      key: item.key,
      kind,
      person: shownText(item, "Person"),
      account: item.account,
      access: shownText(item, "Access"),
      entitlement: item.entitlement,
      decision,
      ...(answer && { by: answer.by }),
      ...(fate && { fate }),
      why,
    };
  });
  const { closedAt, sync } = closing;
  return `${plainJson({ review: document.name, closedAt, sync, counts, evidence, open })}\n`;
}
