import { z } from "zod";
import { documentJsonSchema, type SchemaWords } from "../../model/json-schema.js";
import { severities } from "../../model/severity.js";
import type { ReviewColumn } from "./review-columns.js";

interface ColumnSchema<Schema extends z.ZodType = z.ZodType> {
  schema: Schema;
  /** What it says, where it is from, when it is left out. */
  description: string;
}

const text = () => z.string().min(1);
const time = () => z.iso.datetime();
const column = <Schema extends z.ZodType>(schema: Schema, description: string): ColumnSchema<Schema> => ({
  schema,
  description,
});
const optional = <Schema extends z.ZodType>(schema: Schema, description: string) =>
  column(schema.optional(), description);

/** Every column of a row of `review-ndjson`, in the order of `reviewColumns`. */
const columns = {
  review_id: column(
    z.string().regex(/^r_[0-9a-f]{16}$/),
    "The row's id: the first 64 bits of the SHA-256 of path_ids. The same path has the same id in every sync.",
  ),
  principal_id: column(text(), "JumpCloud's id of the account."),
  principal_type: column(text(), "user, admin_user or service_account."),
  username: optional(text(), "The user name; administrators have none."),
  display_name: optional(text(), "What the account is called; its initials or its id with --names."),
  email: optional(text(), "The e-mail address."),
  email_domain_class: column(
    z.enum(["internal", "external", "unknown"]),
    "Whether the address is of an --internal-domain or below one; unknown without an address, or without that flag.",
  ),
  employee_id: optional(text(), "The employee identifier of the user."),
  employee_type: optional(text(), "The employee type of the user: contractors are often told by it."),
  department: optional(text(), "The user's department; JumpCloud has none for administrators."),
  job_title: optional(text(), "The user's job title; JumpCloud has none for administrators."),
  cost_center: optional(text(), "The user's cost centre."),
  location: optional(text(), "The user's location."),
  manager_id: optional(text(), "JumpCloud's id of the user's manager."),
  manager_email: optional(text(), "The manager's address, where the manager is among the users and has one."),
  account_status: optional(z.enum(["enabled", "disabled"]), "Whether the account can be used."),
  account_state_raw: optional(
    text(),
    "The signals that this was made of, as JumpCloud has them, with ; between; they need not agree.",
  ),
  account_created_at: optional(time(), "When the account was made."),
  mfa_status: column(
    z.enum(["configured", "not_configured", "excluded", "unknown"]),
    "Whether the account has MFA; excluded where somebody excluded it from having to.",
  ),
  mfa_exclusion_until: optional(text(), "When the exclusion from MFA ends."),
  password_last_changed_at: optional(time(), "When the password was last changed."),
  last_login_at: optional(time(), "The last sign-in to an app that a report of JumpCloud names."),
  last_login_source: column(
    z.enum(["report", "not_in_report", "not_collected"]),
    "Where last_login_at is from, or why it is not there: no report was added to the file, or it does not name the user.",
  ),
  is_admin: optional(
    z.literal(true),
    "It is an administrator's account, or that of a user whom one is linked with; left out where that is not certain.",
  ),
  admin_roles: optional(z.array(text()).min(1), "The roles of that administrator's account, by name."),
  linked_admin_id: optional(
    text(),
    "The administrator's account of the same person, where the link is certain.",
  ),
  resource_type: optional(text(), "group, app or role; left out for an account that has nothing."),
  resource_id: optional(text(), "JumpCloud's id of the group, app or role."),
  resource_name: optional(text(), "What the group, app or role is called."),
  resource_description: optional(text(), "Its description."),
  entitlement_id: optional(text(), "What can be had of it: resource_type:resource_id:entitlement_slug."),
  entitlement_slug: optional(text(), "member of a group or a role, access to an app."),
  entitlement_display_name: optional(text(), "What the entitlement is called."),
  privileged: optional(z.boolean(), "Whether it is a role, or something that --privileged names."),
  grant_id: optional(
    text(),
    "The grant of the sync file; all ways of one account to one entitlement share it.",
  ),
  grant_type: optional(
    z.enum(["direct", "inherited"]),
    "Whether this way is the account's own or leads through a group; who has both has two rows.",
  ),
  path: column(text(), "The way, by names, such as user:jdoe > group:Engineering > app:Slack."),
  path_ids: column(text(), "The same way by ids: the account, then entitlements."),
  granted_at: optional(time(), "Since when, where a report of JumpCloud tells it; of direct ways only."),
  granted_at_source: optional(z.enum(["report", "unknown"]), "Where granted_at is from."),
  grant_expires_at: optional(time(), "When the grant ends by itself; JumpCloud has no such thing today."),
  risk_flags: optional(
    z.array(text()).min(1),
    "With --risk: ids of the audit rules that found something about the account, the resource or the grant, the gravest first.",
  ),
  risk_max_severity: optional(z.enum(severities), "The gravest of them."),
  sync_id: column(text(), "The sync that the row is from."),
  account_status_reason: optional(
    text(),
    "Why the account is disabled, such as suspended, locked, staged or expired; of one that is enabled, its state where that is no usual one.",
  ),
  person_id: column(
    text(),
    "The account that leads for the person, as type:id: that of the user, also on the rows of an administrator's account that certainly belongs to one.",
  ),
} as const satisfies Record<ReviewColumn, ColumnSchema>;

type Columns = typeof columns;
type OptionalColumn = {
  [Name in ReviewColumn]: undefined extends z.output<Columns[Name]["schema"]> ? Name : never;
}[ReviewColumn];

/** A row of a review as programs read it, its keys the columns of `review-csv`; what is not known is left out. */
export type ReviewRecord = {
  [Name in Exclude<ReviewColumn, OptionalColumn>]: z.output<Columns[Name]["schema"]>;
} & { [Name in OptionalColumn]?: z.output<Columns[Name]["schema"]> };

const rowSchema = z.object(
  Object.fromEntries(Object.entries(columns).map(([key, { schema }]) => [key, schema])),
);

let compiled: z.ZodType | undefined;

/** Whether these are the cells of a row, by its schema. */
export function isReviewRecord(cells: Readonly<Record<string, unknown>>): cells is ReviewRecord {
  compiled ??= z.compile(rowSchema);
  return compiled.safeParse(cells).success;
}

const words: SchemaWords = new Map(
  Object.values(columns).map(({ schema, description }) => [schema, { description }]),
);

/** The JSON Schema of one line of `export --format review-ndjson`. */
export function reviewRowSchema(): Record<string, unknown> {
  return documentJsonSchema(rowSchema, {
    format: "jc-connector/review",
    version: 1,
    title: "jc-connector review row",
    description: "One way in which one account has one entitlement: a line of export --format review-ndjson.",
    words,
  });
}
