import type { SimulatedOrganization, SimulatedUser } from "../../src/simulator/organization.js";

/** A report's row by column; null as the JSON artifacts have it. */
export type ReportRow = Record<string, string | null>;

/** A report as JumpCloud makes it: its columns, and its rows in no order that means anything. */
export interface MadeReport {
  columns: readonly string[];
  rows: ReportRow[];
}

const groupColumns = [
  "user_name",
  "email",
  "user_group_name",
  "user_created_at",
  "user_state",
  "account_locked",
  "password_expired",
  "password_expiration_date",
  "user_object_id",
  "user_group_object_id",
] as const;

/** Users to User Groups out of the simulator's own state: a row a membership, and one for whoever has none. */
export function userGroupsReport({ users, groups, memberships }: SimulatedOrganization): MadeReport {
  const people = new Map(users.map((user) => [user.id, user]));
  const rows: ReportRow[] = [];
  const members = new Set<string>();
  for (const { id, name } of groups) {
    const ofGroup = { user_group_name: name, user_group_object_id: id };
    const present = (memberships.get(id) ?? []).flatMap((user) => people.get(user) ?? []);
    for (const user of present) {
      members.add(user.id);
      rows.push({ ...ofUser(user), ...ofGroup });
    }
    if (present.length === 0) rows.push({ user_name: "no users", ...ofGroup });
  }
  for (const user of users) {
    if (!members.has(user.id)) rows.push({ ...ofUser(user), user_group_name: "no user group" });
  }
  return { columns: groupColumns, rows };
}

const appColumns = [
  "username",
  "email",
  "application_name",
  "user_state",
  "association_type",
  "association_timestamp",
  "last_login_timestamp",
  "user_object_id",
  "application_object_id",
] as const;

/** Users to SSO Applications out of the simulator's own state: a row for everybody who can reach an app. */
export function ssoReport(organization: SimulatedOrganization): MadeReport {
  const { users, applications, memberships, userBindings, groupBindings } = organization;
  const people = new Map(users.map((user) => [user.id, user]));
  const rows = applications.flatMap(({ id, displayLabel, displayName, name }) => {
    const direct = new Set(userBindings.get(id));
    const inherited = (groupBindings.get(id) ?? []).flatMap((group) => memberships.get(group) ?? []);
    return [...new Set([...direct, ...inherited])]
      .flatMap((user) => people.get(user) ?? [])
      .map(
        (user): ReportRow => ({
          username: user.username ?? "",
          email: user.email ?? null,
          application_name: displayLabel || displayName || name,
          user_state: user.state ?? "",
          association_type: direct.has(user.id) ? "direct" : "indirect",
          association_timestamp: "2024-05-06T07:08:09.120Z",
          last_login_timestamp: null,
          user_object_id: user.id,
          application_object_id: id,
        }),
      );
  });
  return { columns: appColumns, rows };
}

function ofUser(user: SimulatedUser): ReportRow {
  return {
    user_name: user.username ?? "",
    email: user.email ?? null,
    user_created_at: user.created ?? null,
    user_state: user.state ?? null,
    account_locked: String(user.account_locked ?? false),
    user_object_id: user.id,
  };
}

/** How a report is written down: as it came, or as a spreadsheet saved it again. */
export interface CsvForm {
  delimiter: "," | ";" | "\t";
  newline: "\n" | "\r\n" | "\r";
  byteOrderMark: boolean;
  /** Every cell in quotes, not only those that need them. */
  quoted: boolean;
  /** How the columns are spelled. */
  spell: (column: string) => string;
}

export const plainForm: CsvForm = {
  delimiter: ",",
  newline: "\r\n",
  byteOrderMark: false,
  quoted: false,
  spell: (column) => column,
};

export function csvText({ columns, rows }: MadeReport, form: Partial<CsvForm> = {}): string {
  const { delimiter, newline, byteOrderMark, quoted, spell } = { ...plainForm, ...form };
  const cell = (text: string) =>
    quoted || /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const lines = [columns.map(spell), ...rows.map((row) => columns.map((column) => row[column] ?? ""))];
  const text = lines.map((cells) => cells.map(cell).join(delimiter) + newline).join("");
  return `${byteOrderMark ? "\ufeff" : ""}${text}`;
}

/** The same report without columns, such as those of the ids. */
export function without({ columns, rows }: MadeReport, left: RegExp): MadeReport {
  return { columns: columns.filter((column) => !left.test(column)), rows };
}
