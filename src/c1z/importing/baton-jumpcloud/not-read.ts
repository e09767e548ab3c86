import { unreadParts } from "../../../model/unread-part.js";
import type { Manifest } from "../../../sync-file/manifest.js";
import type { LeftOutCode, LeftOutTally } from "../left-out.js";

type NotRead = Manifest["notRead"];

/** What no c1z of JumpCloud tells. */
const never: NotRead = [
  "devices",
  "RADIUS servers",
  "LDAP servers",
  "Google Workspace and Microsoft 365 directories",
  "last logins",
].map((what) => ({ what, why: "not in a c1z of JumpCloud" }));

const WHY = "baton-jumpcloud does not read them";
const AS_USERS = "baton-jumpcloud takes administrators for users";

const byThisConnector: NotRead = [
  { what: unreadParts.serviceAccounts, why: WHY },
  { what: unreadParts.providerAdministrators, why: WHY },
  { what: unreadParts.unheldRoles, why: "baton-jumpcloud lists roles that it made up itself" },
  {
    what: unreadParts.unknownRoles,
    why: "it knows seven by name, and one of each administrator",
  },
  { what: unreadParts.membershipMethods, why: WHY },
  { what: unreadParts.otherFields, why: WHY },
  { what: unreadParts.directAccess, why: "baton-jumpcloud writes one grant for both" },
];

const doubtful: readonly LeftOutCode[] = [
  "administrator_left_out",
  "administrator_merged_into_user",
  "administrator_role_left_out",
];

/**
 * What an import of that connector's does not tell, and why. `leftOut` are the types that it lacks as a whole, for want
 * of a sync that tells administrators from users; with one, those whom that sync does not know are lacking.
 */
export function notReadOf(leftOut: ReadonlySet<string>, tally: LeftOutTally): NotRead {
  const whole = [...leftOut].map((type) => ({
    what: type === "role" ? "roles" : "administrators",
    why: AS_USERS,
  }));
  const isDoubtful = leftOut.size === 0 && doubtful.some((code) => tally.has(code));
  const some = isDoubtful
    ? [{ what: "administrators whom the sync of --match does not know", why: AS_USERS }]
    : [];
  return [...never, ...whole, ...some, ...byThisConnector];
}
