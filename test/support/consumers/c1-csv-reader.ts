import Papa from "papaparse";

// What ConductorOne's documentation of file connectors says of a CSV, and what `baton export csv` writes: the rules, and
// none of the code that is tested with them.

const HEADERS =
  "Type,Last Name,First Name,User ID,User Status,Email Address,Entitlement Display Name,Entitlement,Resource Type,Resource Name,Entitlement Description,Entitlement Slug";
const EXTRA_HEADERS = "Last Login,User Type,Account Owner,Manager ID";

type Row = Readonly<Record<string, string>>;

export interface C1Import {
  /** By User ID. */
  identities: ReadonlyMap<string, Row>;
  /** By Entitlement. */
  entitlements: ReadonlyMap<string, Row>;
  grants: readonly { userId: string; entitlement: string }[];
  /** User IDs that ConductorOne refuses, or cannot give to anybody, for want of an address. */
  withoutEmail: readonly string[];
}

const person = ["Last Name", "First Name", "User ID", "Email Address"];
const access = [
  "Entitlement Display Name",
  "Entitlement",
  "Resource Type",
  "Resource Name",
  "Entitlement Description",
  "Entitlement Slug",
];
const facts = ["User Status", ...EXTRA_HEADERS.split(",")];

/** Reads the file as an upload. Throws an Error at the first thing that the rules do not allow. */
export function readC1Csv(text: string): C1Import {
  const rows = rowsOf(text);
  const identities = new Map<string, Row>();
  const entitlements = new Map<string, Row>();
  const keys = new Set<string>();
  const grants = new Map<string, { userId: string; entitlement: string }>();
  for (const row of rows) {
    const { "User ID": userId = "", Entitlement: entitlement = "" } = row;
    switch (row.Type) {
      case "Identity":
        need(row, ["User ID"]);
        blank(row, access);
        check(!identities.has(userId), `User ID ${userId} twice`);
        checkFacts(row);
        identities.set(userId, row);
        break;
      case "Entitlement": {
        need(row, ["Resource Type", "Resource Name", "Entitlement"]);
        blank(row, [...person, ...facts]);
        const key = ["Resource Type", "Resource Name", "Entitlement"].map((name) =>
          (row[name] ?? "").trim().toLowerCase(),
        );
        check(!keys.has(key.join("\0")), `${entitlement} cannot be told from another`);
        keys.add(key.join("\0"));
        entitlements.set(entitlement, row);
        break;
      }
      case "Grant":
        blank(row, facts);
        same(row, identities.get(userId), person);
        same(row, entitlements.get(entitlement), access);
        check(!grants.has(`${userId}\0${entitlement}`), `${userId} has ${entitlement} twice`);
        grants.set(`${userId}\0${entitlement}`, { userId, entitlement });
        break;
      default:
        throw new Error(`Type is ${row.Type}`);
    }
  }
  for (const { "Manager ID": manager = "" } of identities.values()) {
    check(manager === "" || identities.has(manager), `manager ${manager} is nobody`);
  }
  const withoutEmail = [...identities].filter(([, row]) => row["Email Address"] === "").map(([id]) => id);
  return { identities, entitlements, grants: [...grants.values()], withoutEmail };
}

function rowsOf(text: string): Row[] {
  check(text.endsWith("\n"), "the last line has no end");
  const parsed = Papa.parse<string[]>(text.slice(0, -1), { delimiter: ",", newline: "\n" });
  check(parsed.errors.length === 0, JSON.stringify(parsed.errors[0]));
  const [headers = [], ...rows] = parsed.data;
  check([HEADERS, `${HEADERS},${EXTRA_HEADERS}`].includes(headers.join(",")), `headers ${headers}`);
  return rows.map((cells) => {
    check(cells.length === headers.length, `${cells.length} cells: ${cells}`);
    return Object.fromEntries(headers.map((header, index) => [header, cells[index] ?? ""]));
  });
}

function checkFacts(row: Row): void {
  const { "User Status": status = "", "Last Login": login = "", "User Type": type = "" } = row;
  check(["Enabled", "Disabled", "Deleted", "Unknown"].includes(status), `User Status ${status}`);
  check(login === "" || /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(login), `Last Login ${login}`);
  check(["", "Service", "System"].includes(type), `User Type ${type}`);
}

function need(row: Row, names: readonly string[]): void {
  for (const name of names) check(row[name] !== "", `${row.Type} without ${name}`);
}

function blank(row: Row, names: readonly string[]): void {
  for (const name of names) check((row[name] ?? "") === "", `${row.Type} with ${name}`);
}

function same(row: Row, other: Row | undefined, names: readonly string[]): void {
  check(other !== undefined, `${JSON.stringify(row)} refers to nothing`);
  for (const name of names)
    check(row[name] === other?.[name], `${name} is ${row[name]}, not ${other?.[name]}`);
}

function check(isRight: boolean, complaint: string): void {
  if (!isRight) throw new Error(complaint);
}
