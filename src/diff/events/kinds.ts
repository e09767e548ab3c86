/** From what is only good to know to what nobody should sleep on. */
export const severities = ["info", "low", "medium", "high", "critical"] as const;
export type Severity = (typeof severities)[number];

/** What reviewers call the changes. */
export const eventKinds = [
  "leaver-still-admin",
  "privilege-escalation",
  "admin-added",
  "admin-role-changed",
  "admin-removed",
  "mfa-disabled",
  "mfa-excluded",
  "recreated",
  "reactivated",
  "group-app-binding-added",
  "group-app-binding-removed",
  "leaver-still-assigned",
  "leaver",
  "joiner",
  "mover",
  "access-gained",
  "access-lost",
  "path-changed",
  "email-changed",
  "resource-renamed",
  "resource-added",
  "resource-removed",
] as const;
export type EventKind = (typeof eventKinds)[number];
