import type { CsvFile } from "../input-file/read-csv.js";

/** What HR systems call the columns, without case, blanks and signs: the surest name first. */
const aliases = {
  email: ["workemail", "workemailaddress", "primaryemail", "email", "emailaddress", "useremail", "mail"],
  employeeId: [
    "employeeid",
    "employeenumber",
    "employeeno",
    "employeeidentifier",
    "personid",
    "personnumber",
    "personnelnumber",
    "workerid",
    "staffid",
    "staffnumber",
    "idnumber",
  ],
  name: ["name", "fullname", "displayname", "employeename", "employee", "worker"],
  status: ["employmentstatus", "employeestatus", "workerstatus", "status", "state"],
  terminationDate: [
    "terminationdate",
    "lastday",
    "lastdayofwork",
    "terminatedon",
    "enddate",
    "employmentenddate",
  ],
} as const satisfies Record<string, readonly string[]>;

type Field = keyof typeof aliases;

/** Where the columns of a roster stand: -1 where there is none. */
export type RosterColumns = Readonly<Record<Field, number>>;

/** Throws InputFileError about line 1 when somebody cannot be told apart, or whether they work here cannot be told. */
export function rosterColumns({ header, errorAt }: CsvFile): RosterColumns {
  const names = header.cells.map((cell) => cell.toLowerCase().replace(/[^a-z0-9]/g, ""));
  const at = (field: Field) => {
    const name = aliases[field].find((alias) => names.includes(alias)) ?? "";
    if (name !== "" && names.indexOf(name) !== names.lastIndexOf(name)) {
      throw errorAt(header.line, `two columns are called ${header.cells[names.lastIndexOf(name)]?.trim()}`);
    }
    return names.indexOf(name === "" ? "-" : name);
  };
  const columns = {
    email: at("email"),
    employeeId: at("employeeId"),
    name: at("name"),
    status: at("status"),
    terminationDate: at("terminationDate"),
  };
  const found = `its columns are: ${header.cells.map((cell) => cell.trim()).join(", ")}`;
  if (columns.email === -1 && columns.employeeId === -1) {
    throw errorAt(header.line, `it has no column Email or Employee ID; ${found}`);
  }
  if (columns.status === -1 && columns.terminationDate === -1) {
    throw errorAt(header.line, `it has no column Status or Termination Date; ${found}`);
  }
  return columns;
}
