import type { Administrator } from "../jumpcloud/administrator.js";
import type { Application } from "../jumpcloud/application.js";
import type { MembershipMethods } from "../jumpcloud/membership-method.js";
import type { Role } from "../jumpcloud/role.js";
import type { ServiceAccount } from "../jumpcloud/service-account.js";
import type { SystemUser } from "../jumpcloud/system-user.js";
import type { UserGroup } from "../jumpcloud/user-group.js";
import type { StructValue } from "../model/struct.js";

/**
 * What was read of one organisation, by id, in JumpCloud's terms. The syncers fill it while they list; records are made
 * from it when all reading is over, so that managers, linked accounts and role holders are joined without a request.
 */
export interface Directory {
  users: Map<string, SystemUser>;
  administrators: Map<string, Administrator>;
  serviceAccounts: Map<string, ServiceAccount>;
  /** Those of `administrators` whom only the managing provider lists; absent where that was not read. */
  ofProvider: { id: string; administrators: ReadonlySet<string> } | undefined;
  groups: Map<string, UserGroup>;
  membershipMethods: MembershipMethods;
  /** The rules of dynamic groups, by the group's id, as JumpCloud has them; only read when asked for. */
  groupRules: Map<string, StructValue>;
  applications: Map<string, Application>;
  roles: Map<string, Role>;
}

export function emptyDirectory(): Directory {
  return {
    users: new Map(),
    administrators: new Map(),
    serviceAccounts: new Map(),
    ofProvider: undefined,
    groups: new Map(),
    membershipMethods: { unknown: "not read" },
    groupRules: new Map(),
    applications: new Map(),
    roles: new Map(),
  };
}
