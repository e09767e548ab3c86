import { unreadParts } from "../model/unread-part.js";
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

export function scopeOf({ header, manifest }: FileFacts): Scope {
  const { options, enriched, source } = header;
  const notRead = new Set(manifest.notRead.map(({ what }) => what));
  return {
    without: leftOutTypes(header),
    attributes: new Set(options.attributes ?? []),
    hasServiceAccounts: !notRead.has(unreadParts.serviceAccounts),
    hasProviderAdministrators: !notRead.has(unreadParts.providerAdministrators),
    hasUnheldRoles: !notRead.has(unreadParts.unheldRoles),
    hasAllRoles: !notRead.has(unreadParts.unknownRoles),
    hasMembershipMethods: !notRead.has(unreadParts.membershipMethods),
    hasGroupRules: options.groupRules === true && !notRead.has(unreadParts.groupRules),
    hasConsoleLinks: source.region !== undefined,
    hasAllFields: !notRead.has(unreadParts.otherFields),
    hasDirectAccess: !notRead.has(unreadParts.directAccess),
    enrichedBy: new Set(enriched?.reports.map(({ kind }) => kind)),
  };
}
