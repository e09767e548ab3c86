import { createHash } from "node:crypto";
import { parseCsv } from "./rfc4180.js";

/** The columns of a review as reviewers were promised them, by hand. */
export const promisedColumns =
  `review_id principal_id principal_type username display_name email email_domain_class
employee_id employee_type department job_title cost_center location manager_id manager_email account_status
account_state_raw account_created_at mfa_status mfa_exclusion_until password_last_changed_at last_login_at
last_login_source is_admin admin_roles linked_admin_id resource_type resource_id resource_name resource_description
entitlement_id entitlement_slug entitlement_display_name privileged grant_id grant_type path path_ids granted_at
granted_at_source grant_expires_at risk_flags risk_max_severity sync_id account_status_reason person_id`.split(
    /\s+/,
  );

export type TableRow = Record<string, string>;

/** The rows of a `review-csv` by column. Throws when it is no RFC 4180, or has other columns. */
export function reviewTable(text: string): TableRow[] {
  const [header = [], ...records] = parseCsv(text);
  if (header.join() !== promisedColumns.join()) throw new Error(`other columns: ${header.join()}`);
  return records.map((record) => {
    if (record.length !== header.length) throw new Error(`${record.length} cells: ${record.join()}`);
    return Object.fromEntries(header.map((column, index) => [column, record[index] ?? ""]));
  });
}

const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$|^$/;

/** What each column may say, whatever the row. */
const patterns: Readonly<Record<string, RegExp>> = {
  review_id: /^r_[0-9a-f]{16}$/,
  principal_id: /^\w+$/,
  principal_type: /^(user|admin_user|service_account)$/,
  email_domain_class: /^(internal|external|unknown)$/,
  account_status: /^(enabled|disabled)?$/,
  account_created_at: time,
  mfa_status: /^(configured|not_configured|excluded|unknown)$/,
  mfa_exclusion_until: time,
  password_last_changed_at: time,
  last_login_at: time,
  last_login_source: /^(report|not_in_report|not_collected)$/,
  is_admin: /^(true)?$/,
  resource_type: /^(group|app|role)?$/,
  entitlement_slug: /^(member|access)?$/,
  privileged: /^(true|false)?$/,
  grant_type: /^(direct|inherited)?$/,
  path: /./,
  path_ids: /./,
  granted_at: time,
  granted_at_source: /^(report|unknown)?$/,
  grant_expires_at: /^$/,
  risk_flags: /^([a-z-]+(;[a-z-]+)*)?$/,
  risk_max_severity: /^(info|low|medium|high|critical)?$/,
  sync_id: /./,
};

const held =
  "resource_type resource_id resource_name entitlement_id entitlement_slug entitlement_display_name";
const ofGrant = "privileged grant_id grant_type granted_at_source";

/** What contradicts itself in the rows of a review, a line each; none when they are sound. */
export function faultsOf(rows: readonly TableRow[]): string[] {
  const faults = rows.flatMap((row, index) => rowFaults(row).map((fault) => `row ${index + 1}: ${fault}`));
  if (new Set(rows.map(({ review_id }) => review_id)).size !== rows.length) faults.push("a review_id twice");
  if (new Set(rows.map(({ sync_id }) => sync_id)).size > 1) faults.push("rows of two syncs");
  return faults;
}

function rowFaults(row: TableRow): string[] {
  const is = (column: string) => row[column] !== "";
  const { path_ids = "", principal_type = "", principal_id, resource_type, resource_id } = row;
  const steps = path_ids.split(" > ");
  const account = `${principal_type.replace("service_account", "admin_user")}:${principal_id}`;
  const entitlement = `${resource_type}:${resource_id}:${row.entitlement_slug}`;
  const isIdle = steps.length === 1;
  const truths: Record<string, boolean> = {
    "every column has what it may have": promisedColumns.every(
      (column) => patterns[column]?.test(row[column] ?? "") ?? true,
    ),
    "the id is that of the path":
      row.review_id === `r_${createHash("sha256").update(path_ids).digest("hex").slice(0, 16)}`,
    "the path begins with the account": steps[0] === account,
    "an account that has nothing has no entitlement, and any other has": `${held} ${ofGrant}`
      .split(" ")
      .every((column) => is(column) !== isIdle),
    "the path ends with the entitlement":
      isIdle || (steps.at(-1) === entitlement && row.entitlement_id === entitlement),
    "the grant is of both": isIdle || row.grant_id === `${entitlement}:${account}`,
    "direct ways have one step, inherited ones lead through a group":
      isIdle || row.grant_type === (steps.length === 2 ? "direct" : "inherited"),
    "a way through a group ends with an app":
      steps.length < 3 || (/^group:\w+:member$/.test(steps[1] ?? "") && resource_type === "app"),
    "a last sign-in has a source, and its lack a reason":
      is("last_login_at") === (row.last_login_source === "report"),
    "a time of granting has a source": isIdle || is("granted_at") === (row.granted_at_source === "report"),
    "flags have a severity": is("risk_flags") === is("risk_max_severity"),
    "roles are those of administrators": !is("admin_roles") || row.is_admin === "true",
    "a role is privileged": resource_type !== "role" || row.privileged === "true",
    "who is excluded from MFA is said to be": !is("mfa_exclusion_until") || row.mfa_status === "excluded",
    "no cell is calculated": Object.values(row).every((cell) => !/^[=+\-@\t\r＝＋－＠]/.test(cell)),
    "no cell holds what a terminal obeys": Object.values(row).every(
      (cell) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(cell),
    ),
  };
  return Object.keys(truths).filter((truth) => !truths[truth]);
}
