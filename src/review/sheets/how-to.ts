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
    `This sheet is for ${reviewer} and nobody else. It lists ${whose}: ${rowCount(items.length)} on the tab "Review".`,
    `It shows what JumpCloud said on ${syncStartedAt.slice(0, 10)} at ${syncStartedAt.slice(11, 16)} UTC. What changed later is not on it.`,
    `In each row choose one word in the column "${DECISION}": click the cell, then the arrow beside it.`,
    `${keep}: this person needs this access for the work they do today.`,
    `${remove}: this person does not need it any more. It is taken away; what a rule or the console gives, by hand.`,
    `${notMine}: you cannot tell. Say in "${COMMENT}" who can: the row goes to somebody else.`,
    `A row of access that comes through a group has no "${remove}": it goes when the membership of that group goes.`,
    `An empty "${DECISION}" is no decision: the row stays open, and somebody will ask again.`,
    `Only "${DECISION}" and "${COMMENT}" count. Leave all else as it is: a row whose text was changed is not accepted.`,
    `Leave the column "${ROW_KEY}" untouched: it says which row is which. Filter and hide as you like; do not sort.`,
    `"Sensitive and why": something is written there where the access is a privilege; look at those rows first.`,
    `"New since the last review": "new", or what changed; empty where all is as it was when it was last reviewed.`,
    `"Flags in words": what an automatic check noticed about this access. It is a hint, and decides nothing.`,
    `When you are done, save and send the file back as xlsx or CSV, under its name: ${sheet}. No PDF, picture or password.`,
  ];
}

function rowCount(rows: number): string {
  return rows === 1 ? "1 row" : `${rows.toLocaleString("en-US")} rows`;
}
