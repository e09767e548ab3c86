import type { Region } from "../jumpcloud/regions.js";
import type { SystemUser } from "../jumpcloud/system-user.js";
import { annotationType, type UserTrait } from "../model/annotation.js";
import type { AccountLink } from "./account-links.js";
import { traitEmails } from "./email.js";
import { externalLink } from "./external-link.js";
import { findObject } from "./find-object.js";
import { creationTime, displayName, fitId, fullName, type Mapped, readTime, warned } from "./mapped.js";
import { rawId } from "./raw-id.js";
import { recordId } from "./record-id.js";
import type { ResourceSyncer } from "./resource-syncer.js";
import { userType as resourceType } from "./resource-types.js";
import { listed, type SyncerContext } from "./syncer-context.js";
import { userProfile } from "./user-profile.js";
import { hasMfa, mfaStatus, userStatus } from "./user-status.js";
import type { WarningCode } from "./warning.js";

const USER_TRAIT = annotationType("UserTrait");

/** What a user's resource takes from elsewhere. */
export interface UserJoins {
  link?: AccountLink | undefined;
  managerEmail?: string | null | undefined;
  /** The names of the custom attributes that go into the profile. */
  attributes: readonly string[];
  region?: Region | undefined;
}

export function userSyncer(context: SyncerContext): ResourceSyncer {
  const { client, options } = context;
  const { users } = context.directory;
  const keep = (user: SystemUser) => {
    const id = recordId(user.id);
    users.set(id, user);
    return id;
  };
  return {
    resourceType,
    async *list() {
      users.clear();
      for await (const user of client.systemUsers(options.attributes)) yield keep(user);
    },
    async *recent() {
      for await (const user of client.systemUsers(options.attributes).recent(users)) {
        if (!users.has(recordId(user.id))) yield keep(user);
      }
    },
    find: (id) =>
      findObject(client.systemUser(id, options.attributes), (user) => ({
        ...creationTime(user.created),
        keep() {
          keep(user);
        },
      })),
    ids: () => users.keys(),
    resource(id) {
      const user = listed(users, id);
      const joins: UserJoins = {
        link: context.joins.links.ofUser.get(id),
        managerEmail: user.manager ? users.get(recordId(user.manager))?.email : undefined,
        attributes: options.attributes,
        region: options.region,
      };
      return warned(userResource(user, joins), context.warn);
    },
    entitlements: () => [],
  };
}

/** A user as a resource. */
export function userResource(user: SystemUser, joins: UserJoins): Mapped {
  const warnings = new Set<WarningCode>();
  const id = fitId(user.id, warnings);
  const names = [user.displayname, fullName(user.firstname, user.lastname), user.username, user.email];
  const resource = {
    id: { resourceType: resourceType.id, resource: id },
    displayName: displayName({ names, id }, warnings),
    annotations: [
      userTrait(user, warnings),
      rawId(user.id),
      ...externalLink("user", { id: user.id, region: joins.region }),
    ],
    profile: userProfile(user, joins, warnings),
    status: userStatus(user, warnings),
    createdAt: readTime(user.created, warnings),
  };
  return { resource, warnings };
}

function userTrait(user: SystemUser, warnings: Set<WarningCode>): UserTrait {
  const { username, systemUsername, employeeIdentifier } = user;
  // What is absent is undefined: spreading a part that may be empty takes longer than printing it.
  return {
    "@type": USER_TRAIT,
    emails: traitEmails(user, warnings).emails,
    accountType: "ACCOUNT_TYPE_HUMAN",
    login: username ? username.toWellFormed() : undefined,
    loginAliases: systemUsername && systemUsername !== username ? [systemUsername.toWellFormed()] : undefined,
    employeeIds: employeeIdentifier ? [employeeIdentifier.toWellFormed()] : undefined,
    mfaStatus: mfaStatus(hasMfa(user)).mfaStatus,
    structuredName: structuredName(user).structuredName,
  };
}

/** The parts of a name that are set, as the trait has them; none when no part is. */
export function structuredName(named: {
  firstname?: string | null | undefined;
  lastname?: string | null | undefined;
  middlename?: string | null | undefined;
}): Pick<UserTrait, "structuredName"> {
  const { firstname, lastname, middlename } = named;
  if (!firstname && !lastname && !middlename) return {};
  return {
    structuredName: {
      givenName: firstname ? firstname.toWellFormed() : undefined,
      familyName: lastname ? lastname.toWellFormed() : undefined,
      middleNames: middlename ? [middlename.toWellFormed()] : undefined,
    },
  };
}
