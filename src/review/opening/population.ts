import { BYTE_ORDER_MARK, csvLine } from "../../export/csv.js";
import type { ReviewedAccount, ReviewedPerson } from "../held/reviewed-account.js";
import type { Assignment } from "../reviewers/assign.js";
import { fallbackWords } from "../reviewers/choice.js";
import { leftOutWords } from "./left-out.js";
import type { Opening } from "./opening.js";
import type { Row } from "./row.js";

export const populationColumns = [
  "Row key",
  "In the review",
  "Reviewer",
  "Why this reviewer",
  "Sheet",
  "Person",
  "Account type",
  "Account id",
  "E-mail",
  "Kind",
  "Access id",
  "Access",
  "How",
  "Gives",
  "Sensitive and why",
] as const;

/** Spreadsheets take a file without it for one of the country's old character sets. */
const guarded = { isGuarded: true } as const;

/**
 * Everything that somebody has, each with who decides or why nobody is asked, and the accounts that have nothing behind
 * it: as CSV for people, in pieces.
 */
export function* populationCsv(
  opening: Opening,
  { since }: { since: string | undefined },
): Generator<string> {
  yield BYTE_ORDER_MARK + csvLine(populationColumns, guarded);
  for (const row of opening.rows) yield csvLine(rowCells(row, { opening, since }), guarded);
  for (const { person, account } of opening.idle) {
    const cells = ["", "no: the account has nothing that could be taken away", "", "", ""];
    yield csvLine([...cells, ...accountCells(person, account), "", "", "", "", "", ""], guarded);
  }
}

interface Surroundings {
  opening: Opening;
  since: string | undefined;
}

function rowCells(row: Row, surroundings: Surroundings): string[] {
  const { held, person, thing, how } = row;
  return [
    ...fateCells(row, surroundings),
    ...accountCells(person, held.account),
    held.kind,
    held.resource.key,
    thing.access,
    how,
    thing.givesAll,
    thing.sensitive,
  ];
}

function fateCells(row: Row, { opening, since }: Surroundings): string[] {
  const { fate } = row;
  if (fate.kind === "left out") return ["", `no: ${leftOutWords(fate.because, { since })}`, "", "", ""];
  const item = opening.itemOf(row);
  return [item?.key ?? "", "yes", fate.assignment.reviewer, whyWords(fate.assignment), item?.sheet ?? ""];
}

/** "manager", "fallback: the person has no manager" */
function whyWords({ why, insteadOf }: Assignment): string {
  if (why === "manager" || why === "owner") return why;
  const own = insteadOf === undefined ? "" : ` (not ${insteadOf}, whose own access it is)`;
  return `fallback: ${fallbackWords[why]}${own}`;
}

function accountCells({ displayName }: ReviewedPerson, { facts, key, email }: ReviewedAccount): string[] {
  return [displayName, facts.kind, key, email ?? ""];
}
