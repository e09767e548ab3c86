import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readRoster } from "../../src/audit/read-roster.js";
import { InputFileError } from "../../src/input-file/errors.js";

const now = new Date("2026-11-23T09:00:00Z");
const folder = mkdtempSync(join(tmpdir(), "jc-"));

function rosterOf(text: string) {
  const path = join(folder, "people.csv");
  writeFileSync(path, text);
  return readRoster(path, { now });
}

/** What the roster says of an account: the line, and whether that person has left. */
async function found(text: string, account: { emails?: string[]; employeeId?: string }): Promise<string> {
  const { emails = [], employeeId } = account;
  const person = (await rosterOf(text)).find({ emails, employeeId });
  return person === undefined ? "nobody" : `${person.line} ${person.isTerminated ? "left" : "works here"}`;
}

const ada = { emails: ["ada@acme.com"] };

describe("a roster", () => {
  it.each<[string, string]>([
    ["email,status\nada@acme.com,Active", "2 works here"],
    ["E-mail;Employment Status\r\nADA@acme.com;terminated\r\n", "2 left"],
    ["sep=;\nWork Email;Status\nada@acme.com;On-Leave", "3 works here"],
    ['Name,Email Address,STATUS\n"Lovelace,\nAda",ada@acme.com,Left', "2 left"],
    ["Email,Work_Email,State,Status\nme@home.example,ada@acme.com,CA,Left", "2 left"],
    ["email,status\n\nbob@acme.com,active\n ada@acme.com , active ", "4 works here"],
    ["email,termination date\nada@acme.com,2026-11-22", "2 left"],
    ["email,last_day\nada@acme.com,2026-11-23", "2 works here"],
    ["email,last day\nada@acme.com,", "2 works here"],
    ["email,last day\nada@acme.com,n/a", "2 works here"],
    ["email,status,end date\nada@acme.com,active,2026-11-23", "2 works here"],
    ["email,status,end date\nada@acme.com,left,2026-10-31", "2 left"],
    ["email,status,end date\nada@acme.com,resigned,2026-12-31", "2 works here"],
    ["email,status,end date\nada@acme.com,resigned,", "2 left"],
    ["email,status\nbob@acme.com,active", "nobody"],
    ["email,status\nada@acme.com,active\nada@acme.com,active", "2 works here"],
  ])("%j: Ada is in line %s", async (text, expected) => {
    expect(await found(text, ada)).toBe(expected);
  });

  it.each<
    [name: string, text: string, account: { emails?: string[]; employeeId?: string }, expected: string]
  >([
    ["by employee id, in any case", "id number,status\nE7,left", { employeeId: "e7" }, "2 left"],
    ["not by a number that only looks alike", "id number,status\n7,left", { employeeId: "007" }, "nobody"],
    ["by any address", "email,status\nada@acme.com,left", { emails: ["a@b.c", "Ada@acme.com"] }, "2 left"],
    [
      "by employee id before address",
      "employee id,email,status\nE1,ada@acme.com,active\nE2,eve@acme.com,left",
      { ...ada, employeeId: "E2" },
      "3 left",
    ],
    [
      "by address where nobody has the employee id",
      "employee id,email,status\n,ada@acme.com,left",
      { ...ada, employeeId: "E9" },
      "2 left",
    ],
    [
      "not by an address that belonged to another employee id",
      "employee id,email,status\nE1,ada@acme.com,left",
      { ...ada, employeeId: "E9" },
      "nobody",
    ],
    [
      "by their next address where the first belongs to another employee id",
      "employee id,email,status\nE1,ada@acme.com,left\n,a@acme.com,active",
      { emails: ["ada@acme.com", "a@acme.com"], employeeId: "E9" },
      "3 works here",
    ],
    [
      "as who works here, of two ids with one address: a number after a return, or an address given away",
      "employee id,email,status\nE1,ada@acme.com,left\nE2,ada@acme.com,active",
      ada,
      "3 works here",
    ],
    [
      "as the first, when both have left",
      "employee id,email,status\nE1,ada@acme.com,left\nE2,ada@acme.com,left",
      ada,
      "2 left",
    ],
    [
      "never by what says that there is nothing",
      "employee id,email,status\nn/a,x@acme.com,left",
      { employeeId: "N/A" },
      "nobody",
    ],
  ])("finds people %s", async (_, text, account, expected) => {
    expect(await found(text, account)).toBe(expected);
  });

  it.each<[text: string, complaint: string]>([
    ["", ":1: it is empty: the first line has to name the columns"],
    ["email,status", ":1: it names nobody: everybody would be a stranger"],
    ["name,status\nAda,active", ":1: it has no column Email or Employee ID; its columns are: name, status"],
    [
      "email,hired\nada@acme.com,2020-01-01",
      ":1: it has no column Status or Termination Date; its columns are: email, hired",
    ],
    ["email,status,Status\nada@acme.com,active,left", ":1: two columns are called Status"],
    ["email,status\n,active", ":2: it has neither an e-mail address nor an employee id: whom is it about?"],
    ["email,status\nada@acme.com,", ":2: it has neither a status nor a termination date"],
    ["email,status,end date\nada@acme.com,,", ":2: it has neither a status nor a termination date"],
    [
      "email,status\nbob@acme.com,active\nada@acme.com,gone fishing",
      ':3: the status "gone fishing" is not known; who works here is active, employed, current, working, on leave, ' +
        "leave, leave of absence, parental leave, maternity leave, paternity leave, sick leave, probation, on notice, " +
        "pending start, new hire, onboarding, full time, part time, contractor; who does not is terminated, inactive, " +
        "left, leaver, former, former employee, offboarded, resigned, dismissed, laid off, retired, deceased",
    ],
    ...["03/04/2026", "2026-02-30", "2026-1-1", "2026-01-01T00:00:00Z"].map((day): [string, string] => [
      `email,end date\nada@acme.com,${day}`,
      `:2: the termination date "${day}" is not a day written as 2026-12-31: any other way may mean two days`,
    ]),
    [
      "email,status\nada@acme.com,active\nbob@acme.com,active\nAda@acme.com,left",
      ':4: it says status "left", and line 2 says status "active" of the same person: leave one of them',
    ],
    [
      "email,status,end date\nbob@acme.com,active,\nada@acme.com,On Leave,2026-11-22",
      ':3: it says status "On Leave", and last day 2026-11-22, which is past: correct the one that is wrong, or leave it empty',
    ],
    [
      "employee id,email,last day\nE1,ada@acme.com,\nE1,a@acme.com,2026-01-01",
      ":3: it says last day 2026-01-01, and line 2 says no termination date of the same person: leave one of them",
    ],
    [
      "employee id,email,status\nE1,ada@acme.com,left\n,ada@acme.com,active",
      ':3: it says status "active", and line 2 says status "left" of the same person: leave one of them',
    ],
  ])("%j is refused", async (text, complaint) => {
    await expect(rosterOf(text)).rejects.toThrow(
      new InputFileError(`${join(folder, "people.csv")}${complaint}`),
    );
  });

  it("knows everybody whom it names, whatever stands around them", async () => {
    const people = fc.uniqueArray(fc.nat(99), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(people, async (numbers) => {
        const rows = numbers.map((one) => `E${one},u${one}@acme.com,${one % 2 === 0 ? "active" : "left"}`);
        const roster = await rosterOf(["employee id,email,status", ...rows].join("\n"));
        for (const [index, one] of numbers.entries()) {
          const expected = { line: index + 2, isTerminated: one % 2 === 1 };
          expect(roster.find({ emails: [`U${one}@acme.com`], employeeId: undefined })).toMatchObject(
            expected,
          );
          expect(roster.find({ emails: [], employeeId: `e${one}` })).toMatchObject(expected);
        }
        expect(roster.find({ emails: ["u100@acme.com"], employeeId: "E100" })).toBeUndefined();
      }),
      { numRuns: 30 },
    );
  });
});
