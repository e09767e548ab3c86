import type { FileFacts } from "../sync-file/incomplete-lists.js";
import { leftOutTypes } from "../sync-file/left-out.js";

/** What one sync read and another one may not have. */
export interface Scope {
  /** Resource types that were left out on purpose, with those that go with them. */
  without: ReadonlySet<string>;
  attributes: ReadonlySet<string>;
  hasServiceAccounts: boolean;
  hasProviderAdministrators: boolean;
  hasUnheldRoles: boolean;
  /** Whether roles are more than those that another connector knows by name. */
  hasAllRoles: boolean;
  hasMembershipMethods: boolean;
  hasGroupRules: boolean;
  /** Links to the console need a known region. */
  hasConsoleLinks: boolean;
  /** What a sync of ours reads of its resources; a c1z of the Go connector has less. */
  hasAllFields: boolean;
  /** Whether somebody has an app directly who has it through a group too. */
  hasDirectAccess: boolean;
  /** The kinds of reports whose times were added. */
  enrichedBy: ReadonlySet<string>;
}

/** The words in which `manifest.notRead` names what may have been refused. */
const refusable = {
  serviceAccounts: "service accounts",
  providerAdministrators: "administrators of a managing provider",
  unheldRoles: "roles that nobody holds",
  allRoles: "roles that baton-jumpcloud does not know",
  membershipMethods: "membership methods of groups",
  groupRules: "rules of dynamic groups",
  allFields: "fields that baton-jumpcloud lacks",
  directAccess: "direct access beside access through groups",
} as const;

export function scopeOf({ header, manifest }: FileFacts): Scope {
  const { options, enriched, source } = header;
  const notRead = new Set(manifest.notRead.map(({ what }) => what));
  return {
    without: leftOutTypes(header),
    attributes: new Set(options.attributes ?? []),
    hasServiceAccounts: !notRead.has(refusable.serviceAccounts),
    hasProviderAdministrators: !notRead.has(refusable.providerAdministrators),
    hasUnheldRoles: !notRead.has(refusable.unheldRoles),
    hasAllRoles: !notRead.has(refusable.allRoles),
    hasMembershipMethods: !notRead.has(refusable.membershipMethods),
    hasGroupRules: options.groupRules === true && !notRead.has(refusable.groupRules),
    hasConsoleLinks: source.region !== undefined,
    hasAllFields: !notRead.has(refusable.allFields),
    hasDirectAccess: !notRead.has(refusable.directAccess),
    enrichedBy: new Set(enriched?.reports.map(({ kind }) => kind)),
  };
}
