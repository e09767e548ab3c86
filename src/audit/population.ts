import type { Person } from "../access/persons.js";
import type { IsPrivileged } from "../access/privileged.js";
import type { ResourceId } from "../model/resource-id.js";
import type { FileFacts } from "../sync-file/incomplete-lists.js";
import type { AuditedAccount } from "./audited-account.js";
import type { AuditedEntitlement, AuditedResource } from "./audited-resource.js";
import type { Coverage } from "./coverage.js";
import type { HeldAccess } from "./held-access.js";
import type { Roster } from "./roster.js";
import type { SodRule } from "./sod.js";
import type { SuspensionHistory } from "./suspension-history.js";

/** What rules look at besides the sync file; each absent when it was not given. */
export interface AuditInputs {
  /** Who works here, as the HR system tells it. */
  roster?: Roster;
  /** Domains of addresses that are ours, in lower case; those below them are too. */
  internalDomains?: readonly string[];
  /** Which two things nobody may have. */
  sodRules?: readonly SodRule[];
  /** Since when users have been suspended, as older sync files show it. */
  suspensions?: SuspensionHistory;
}

/** Everybody and everything of a sync file, and what else rules need to judge them. */
export interface Population {
  file: FileFacts;
  coverage: Coverage;
  /** In the file's order. */
  accounts: readonly AuditedAccount[];
  account(key: string): AuditedAccount | undefined;
  /** Everybody once, with all accounts that belong together. */
  persons(): Iterable<Person<AuditedAccount>>;
  /** The person whose account it is. */
  personOf(account: AuditedAccount): Person<AuditedAccount>;
  /** Groups, apps and roles, in the file's order. */
  resources: readonly AuditedResource[];
  resource(id: ResourceId): AuditedResource | undefined;
  /** What of them can be held, in the file's order, whether or not anybody does. */
  entitlements: readonly AuditedEntitlement[];
  held: HeldAccess;
  /**
   * Whether a warning of the sync is about this account: "ambiguous_admin_link". True of everybody where the manifest
   * names fewer than were warned of: it may be anybody.
   */
  isWarned(code: string, account: AuditedAccount): boolean;
  isPrivileged: IsPrivileged;
  /** When the sync began: what ages are measured at. */
  readAt: Date;
  /** What expiries are measured at. */
  now: Date;
  inputs: AuditInputs;
}
