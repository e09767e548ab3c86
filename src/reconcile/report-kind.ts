/** The two reports of JumpCloud that tell who has what, by the names of its API. */
export type ReportKind = "users-to-user-groups" | "users-to-sso-applications";

/** The resource types that reports tell about. */
export type ReportedType = "group" | "app";

export interface ReportSubject {
  /** What JumpCloud's portal calls the report. */
  title: string;
  resourceType: ReportedType;
  /** The slug of the entitlement of which each row is a grant. */
  slug: string;
  /** The report has at least one row for every user and every resource, also for those without any grant. */
  namesAll: boolean;
}

export const reportSubjects = {
  "users-to-user-groups": {
    title: "Users to User Groups",
    resourceType: "group",
    slug: "member",
    namesAll: true,
  },
  "users-to-sso-applications": {
    title: "Users to SSO Applications",
    resourceType: "app",
    slug: "access",
    namesAll: false,
  },
} as const satisfies Record<ReportKind, ReportSubject>;
