import type { Rule } from "./rule.js";
import { adminNoMfa } from "./rules/admin-no-mfa.js";
import { adminNotInDirectory } from "./rules/admin-not-in-directory.js";
import { directAppGrant } from "./rules/direct-app-grant.js";
import { leaverStillAdmin } from "./rules/leaver-still-admin.js";
import { noManager } from "./rules/no-manager.js";
import { userNoMfa } from "./rules/user-no-mfa.js";

/** All rules, in the order in which they are told when nothing else decides: a new one is a file and a line here. */
export const rules: readonly Rule[] = [
  leaverStillAdmin,
  adminNoMfa,
  adminNotInDirectory,
  userNoMfa,
  noManager,
  directAppGrant,
];
