import { readCsvFile } from "../input-file/read-csv.js";
import { dayOf } from "./age.js";
import type { Roster } from "./roster.js";
import { rosterColumns } from "./roster-columns.js";
import { RosterIndex } from "./roster-index.js";
import { employmentOf } from "./roster-status.js";
import { toldText } from "./told-text.js";

/**
 * Reads who works here from a CSV file of an HR system: a column Email or Employee ID, and Status or Termination Date,
 * by any of the names that roster-columns.ts knows. A last day before `now`, in UTC, is past.
 *
 * Throws InputFileError with the file and the line: a column is missing, a row names nobody, a status or a date is not
 * understood, two rows about one person contradict each other.
 */
export async function readRoster(path: string, { now }: { now: Date }): Promise<Roster> {
  const file = await readCsvFile(path);
  const columns = rosterColumns(file);
  const today = dayOf(now);
  const roster = new RosterIndex();
  if (file.rows.length === 0)
    throw file.errorAt(file.header.line, "it names nobody: everybody would be a stranger");
  for (const { line, cells } of file.rows) {
    const cell = (column: number) => toldText(cells[column]);
    const person = {
      email: cell(columns.email),
      employeeId: cell(columns.employeeId),
      name: cell(columns.name),
    };
    if (person.email === undefined && person.employeeId === undefined) {
      throw file.errorAt(line, "it has neither an e-mail address nor an employee id: whom is it about?");
    }
    const employment = employmentOf(
      { status: cell(columns.status), terminationDate: cell(columns.terminationDate) },
      { today, hasStatuses: columns.status !== -1 },
    );
    if (typeof employment === "string") throw file.errorAt(line, employment);
    const opposite = roster.add({ line, ...person, ...employment });
    if (opposite !== undefined) {
      throw file.errorAt(
        line,
        `it says ${employment.because}, and line ${opposite.line} says ${opposite.because} of the same person: leave one of them`,
      );
    }
  }
  return roster;
}
