import { decisionWords } from "../decision.js";
import { COMMENT, DECISION, ROW_KEY } from "../sheet-columns.js";
import type { SheetToWrite } from "./sheet-to-write.js";

const { keep, remove, "not mine": notMine } = decisionWords;

/** What the second tab says: a title, and lines in plain words. */
export function howTo({
  review,
  organization,
  reviewer,
  by,
  sheet,
  syncStartedAt,
  items,
}: SheetToWrite): string[] {
  const whose =
    by === "manager" ? "the access of the people you answer for" : "who has access to what you own";
  return [
    `Access review ${review} of ${organization}`,
    `This sheet is for ${reviewer}, and for nobody else. It lists ${whose}: ${rowCount(items.length)} on the tab "Review".`,
    `It shows what JumpCloud said on ${syncStartedAt.slice(0, 10)} at ${syncStartedAt.slice(11, 16)} UTC. Whatever changed later is not on it.`,
    `In each row, choose one word in the column "${DECISION}": click the cell, then the arrow beside it.`,
    `${keep}: this person still needs this access for the work they do today.`,
    `${remove}: this person does not need it any more. It will be taken away.`,
    `${notMine}: you cannot tell. Say in "${COMMENT}" who can. This decides nothing: the row goes to somebody else.`,
    `Access that somebody has only through a group can be kept here, or be not yours: it ends when the group does. "By rule" means that a rule gives it: a removal takes a change of that rule.`,
    `Only "${DECISION}" and "${COMMENT}" are read. Nothing else that you change has any effect, and a row that was changed may not count.`,
    `Leave the column "${ROW_KEY}" as it is: it says which row is which. Filter as you like. An empty decision is no decision: the row stays open.`,
    `When you are done, save and send the file back as xlsx or CSV, under its name: ${sheet}. No PDF, no picture, no password.`,
  ];
}

function rowCount(rows: number): string {
  return rows === 1 ? "1 row" : `${rows.toLocaleString("en-US")} rows`;
}
