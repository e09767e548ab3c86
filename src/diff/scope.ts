import type { SyncHeader } from "../sync-file/header.js";
import type { Manifest } from "../sync-file/manifest.js";

/** Everything about a sync file that decides what it can be compared about. */
export interface FileFacts {
  header: SyncHeader;
  manifest: Manifest;
}

/** What one sync read and another one may not have. */
export interface Scope {
  /** Resource types that were left out on purpose, with those that go with them. */
  without: ReadonlySet<string>;
  attributes: ReadonlySet<string>;
  hasServiceAccounts: boolean;
  hasUnheldRoles: boolean;
  hasMembershipMethods: boolean;
  hasGroupRules: boolean;
  /** Links to the console need a known region. */
  hasConsoleLinks: boolean;
  /** The kinds of reports whose times were added. */
  enrichedBy: ReadonlySet<string>;
}

/** The words in which `manifest.notRead` names what may have been refused. */
const refusable = {
  serviceAccounts: "service accounts",
  unheldRoles: "roles that nobody holds",
  membershipMethods: "membership methods of groups",
  groupRules: "rules of dynamic groups",
} as const;

/** Leaving out administrators leaves out their roles. */
const takenAlong: Readonly<Record<string, readonly string[]>> = { admin_user: ["admin_user", "role"] };

export function scopeOf({ header, manifest }: FileFacts): Scope {
  const { options, enriched, source } = header;
  const notRead = new Set(manifest.notRead.map(({ what }) => what));
  return {
    without: new Set((options.without ?? []).flatMap((type) => takenAlong[type] ?? [type])),
    attributes: new Set(options.attributes ?? []),
    hasServiceAccounts: !notRead.has(refusable.serviceAccounts),
    hasUnheldRoles: !notRead.has(refusable.unheldRoles),
    hasMembershipMethods: !notRead.has(refusable.membershipMethods),
    hasGroupRules: options.groupRules === true && !notRead.has(refusable.groupRules),
    hasConsoleLinks: source.region !== undefined,
    enrichedBy: new Set(enriched?.reports.map(({ kind }) => kind)),
  };
}
