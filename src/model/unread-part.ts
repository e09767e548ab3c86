/**
 * What a sync may not have been allowed to read, or have left out, in the words by which the manifest's `notRead` names
 * it and every reader of a sync file knows it again. Whoever changes one changes what older files are understood to say.
 */
export const unreadParts = {
  serviceAccounts: "service accounts",
  /** Others who may administer the organisation, and whom no list of it has. */
  providerAdministrators: "administrators of a managing provider",
  /** Those that somebody holds are known all the same. */
  unheldRoles: "roles that nobody holds",
  /** Whether a rule fills a group. */
  membershipMethods: "membership methods of groups",
  groupRules: "rules of dynamic groups",
  /** The three that a file of the Go connector lacks. */
  unknownRoles: "roles that baton-jumpcloud does not know",
  otherFields: "fields that baton-jumpcloud lacks",
  directAccess: "direct access beside access through groups",
} as const;

/** Why the administrators of a provider are not read where none is known: most organisations have none, and lack nobody. */
export const NO_PROVIDER_KNOWN = "JumpCloud does not list them in the organisation";
