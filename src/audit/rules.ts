import type { Rule } from "./rule.js";
import { appUnassigned } from "./rules/app-unassigned.js";
import { directAppGrant } from "./rules/direct-app-grant.js";
import { everyoneGroupApp } from "./rules/everyone-group-app.js";
import { externalDomain } from "./rules/external-domain.js";
import { groupEmpty } from "./rules/group-empty.js";
import { leaverStillAdmin } from "./rules/leaver-still-admin.js";
import { multiPath } from "./rules/multi-path.js";
import { orphanAccount } from "./rules/orphan-account.js";
import { overPrivileged } from "./rules/over-privileged.js";
import { privilegedGroupLarge } from "./rules/privileged-group-large.js";
import { redundantDirectGrant } from "./rules/redundant-direct-grant.js";
import { sodConflict } from "./rules/sod-conflict.js";
import { terminatedActive } from "./rules/terminated-active.js";

/** All rules, in the order in which they are told when nothing else decides: a new one is a file and a line here. */
export const rules: readonly Rule[] = [
  leaverStillAdmin,
  directAppGrant,
  terminatedActive,
  orphanAccount,
  externalDomain,
  sodConflict,
  redundantDirectGrant,
  multiPath,
  overPrivileged,
  everyoneGroupApp,
  privilegedGroupLarge,
  groupEmpty,
  appUnassigned,
];
