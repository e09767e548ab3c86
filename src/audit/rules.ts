import type { Rule } from "./rule.js";
import { adminApiKeyOld } from "./rules/admin-api-key-old.js";
import { adminNoMfa } from "./rules/admin-no-mfa.js";
import { adminNotInDirectory } from "./rules/admin-not-in-directory.js";
import { appUnassigned } from "./rules/app-unassigned.js";
import { directAppGrant } from "./rules/direct-app-grant.js";
import { dormantAccount } from "./rules/dormant-account.js";
import { duplicateIdentity } from "./rules/duplicate-identity.js";
import { everyoneGroupApp } from "./rules/everyone-group-app.js";
import { externalDomain } from "./rules/external-domain.js";
import { groupEmpty } from "./rules/group-empty.js";
import { leaverStillAdmin } from "./rules/leaver-still-admin.js";
import { managerInactive } from "./rules/manager-inactive.js";
import { mfaExcluded } from "./rules/mfa-excluded.js";
import { multiPath } from "./rules/multi-path.js";
import { noManager } from "./rules/no-manager.js";
import { orphanAccount } from "./rules/orphan-account.js";
import { overPrivileged } from "./rules/over-privileged.js";
import { privilegedGroupLarge } from "./rules/privileged-group-large.js";
import { recentAdmin } from "./rules/recent-admin.js";
import { redundantDirectGrant } from "./rules/redundant-direct-grant.js";
import { sodConflict } from "./rules/sod-conflict.js";
import { suspendedStillAssigned } from "./rules/suspended-still-assigned.js";
import { terminatedActive } from "./rules/terminated-active.js";
import { userNoMfa } from "./rules/user-no-mfa.js";

/** All rules, in the order in which they are told when nothing else decides: a new one is a file and a line here. */
export const rules: readonly Rule[] = [
  leaverStillAdmin,
  terminatedActive,
  adminNoMfa,
  suspendedStillAssigned,
  userNoMfa,
  orphanAccount,
  adminNotInDirectory,
  sodConflict,
  externalDomain,
  mfaExcluded,
  dormantAccount,
  adminApiKeyOld,
  managerInactive,
  duplicateIdentity,
  overPrivileged,
  everyoneGroupApp,
  privilegedGroupLarge,
  noManager,
  directAppGrant,
  recentAdmin,
  redundantDirectGrant,
  multiPath,
  groupEmpty,
  appUnassigned,
];
