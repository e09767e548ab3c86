import { isDay } from "../model/day.js";
import { plainJson } from "../model/plain-text.js";

const worksHere = [
  "active",
  "employed",
  "current",
  "working",
  "on leave",
  "leave",
  "leave of absence",
  "parental leave",
  "maternity leave",
  "paternity leave",
  "sick leave",
  "probation",
  "on notice",
  "pending start",
  "new hire",
  "onboarding",
  "full time",
  "part time",
  "contractor",
];
const noLonger = [
  "terminated",
  "inactive",
  "left",
  "leaver",
  "former",
  "former employee",
  "offboarded",
  "resigned",
  "dismissed",
  "laid off",
  "retired",
  "deceased",
];
const words: ReadonlyMap<string, boolean> = new Map([
  ...worksHere.map((word): [string, boolean] => [word, false]),
  ...noLonger.map((word): [string, boolean] => [word, true]),
]);

export interface Employment {
  isTerminated: boolean;
  /** What the roster says of that: 'status "Left"', "last day 2026-10-31". */
  because: string;
}

/**
 * Whether somebody no longer works here. A termination date decides where there is one: that is the last day, and they
 * have left from the day after. Else the status does; without either, in a roster without statuses, they work here.
 *
 * `today` is "2026-12-31". Gives the complaint as a text when the status or the date cannot be understood, and when a
 * day that is past contradicts a status of who works here.
 */
export function employmentOf(
  cells: { status: string | undefined; terminationDate: string | undefined },
  { today, hasStatuses }: { today: string; hasStatuses: boolean },
): Employment | string {
  const { status, terminationDate: lastDay } = cells;
  const isTerminated = status === undefined ? undefined : words.get(folded(status));
  if (status !== undefined && isTerminated === undefined) {
    return `the status ${plainJson(status)} is not known; who works here is ${worksHere.join(", ")}; who does not is ${noLonger.join(", ")}`;
  }
  if (lastDay !== undefined) {
    if (!isDay(lastDay)) {
      return `the termination date ${plainJson(lastDay)} is not a day written as 2026-12-31: any other way may mean two days`;
    }
    if (isTerminated === false && lastDay < today) {
      return `it says status ${plainJson(status)}, and last day ${lastDay}, which is past: correct the one that is wrong, or leave it empty`;
    }
    return { isTerminated: lastDay < today, because: `last day ${lastDay}` };
  }
  if (isTerminated !== undefined) return { isTerminated, because: `status ${plainJson(status)}` };
  if (hasStatuses) return "it has neither a status nor a termination date";
  return { isTerminated: false, because: "no termination date" };
}

/** "On-Leave" is "on leave". */
function folded(status: string): string {
  return status
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
