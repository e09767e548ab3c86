import type { EventKind } from "../../diff/events/kinds.js";

/** What a person calls each kind of event. */
export const eventTitles = {
  "leaver-still-admin": "still administrator",
  "privilege-escalation": "more privileges",
  "admin-added": "new administrator",
  "admin-role-changed": "administrator's roles",
  "admin-removed": "no administrator now",
  "mfa-disabled": "MFA disabled",
  "mfa-excluded": "excluded from MFA",
  recreated: "account made anew",
  reactivated: "reactivated",
  "group-app-binding-added": "group bound to app",
  "group-app-binding-removed": "group unbound from app",
  "leaver-still-assigned": "leaver, still assigned",
  leaver: "leaver",
  joiner: "joiner",
  mover: "mover",
  "access-gained": "access gained",
  "access-lost": "access lost",
  "path-changed": "reached otherwise",
  "email-changed": "other address",
  "resource-renamed": "renamed",
  "resource-added": "new",
  "resource-removed": "gone",
} satisfies Record<EventKind, string>;
