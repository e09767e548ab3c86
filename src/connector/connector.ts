import type { JumpCloudClient } from "../jumpcloud/client.js";
import type { Region } from "../jumpcloud/regions.js";
import {
  type OptionalResourceType,
  optionalTypeNames,
  type TypeName,
  typeNames,
  withThoseLeftOut,
} from "../model/what-is-read.js";
import { adminUserSyncer } from "./admin-user.js";
import { appSyncer } from "./app.js";
import { type Directory, emptyDirectory } from "./directory.js";
import { groupSyncer } from "./group.js";
import { joinDirectory, noJoins, warnOfJoins } from "./joins.js";
import { type KeyOwner, keyOwner } from "./key-owner.js";
import { listNotRead, type NotRead } from "./not-read.js";
import type { ResourceSyncer } from "./resource-syncer.js";
import { roleSyncer } from "./role.js";
import type { SyncerContext } from "./syncer-context.js";
import { userSyncer } from "./user.js";
import type { Warn } from "./warning.js";

/** What shapes the content of a sync. */
export interface ConnectorOptions {
  /** Resource types that are not read. */
  without: ReadonlySet<OptionalResourceType>;
  /** The custom attributes of users that go into their profiles. */
  attributes: readonly string[];
  /** Whether the rules of dynamic groups are read, one request each. */
  groupRules: boolean;
  /** Where the organisation lives, for links to the console; absent when it is not known. */
  region?: Region;
}

/** One for each type in the table of what is read. */
const syncers: Readonly<Record<TypeName, (context: SyncerContext) => ResourceSyncer>> = {
  user: userSyncer,
  admin_user: adminUserSyncer,
  group: groupSyncer,
  app: appSyncer,
  role: roleSyncer,
};

/** One JumpCloud organisation in the terms of resources, entitlements and grants. */
export interface Connector {
  /** One for each resource type that is read. */
  readonly syncers: readonly ResourceSyncer[];
  /**
   * Joins what was read: account links, managers, roles. To be called once, when all reading is over and before any
   * record is made; tells the warnings that need the whole directory.
   */
  join(): void;
  /** The ids of organisations that the rows name, for when `/organizations` is refused. */
  organizationIds(): ReadonlySet<string>;
  /** What the sync file does not tell, and why. */
  notRead(): NotRead[];
  /** Whose key it is, when exactly one administrator's key has its prefix; tells nothing before `join`. */
  credentialOwner(): KeyOwner;
  /** How many custom attributes the users have, by distinct name. */
  customAttributeNames(): number;
}

export function createConnector(
  client: JumpCloudClient,
  {
    warn,
    providerId = () => undefined,
    ...given
  }: ConnectorOptions & {
    warn: Warn;
    /** Asked when the administrators are listed. Default: not known. */
    providerId?: () => string | undefined;
  },
): Connector {
  // Nobody but administrators holds a role: without them there is nothing to read of it.
  const without = withThoseLeftOut(given.without);
  const options = { ...given, without: new Set(optionalTypeNames.filter((type) => without.has(type))) };
  const directory = emptyDirectory();
  const context: SyncerContext = {
    client,
    options,
    directory,
    joins: noJoins,
    refused: new Map(),
    providerId,
    warn,
  };
  const isRead = ({ resourceType }: ResourceSyncer) => !without.has(resourceType.id);
  return {
    syncers: typeNames.map((type) => syncers[type](context)).filter(isRead),
    join() {
      context.joins = joinDirectory(directory, options);
      warnOfJoins({ directory, joins: context.joins, without: options.without }, warn);
    },
    organizationIds: () => organizationIds(directory),
    notRead: () =>
      listNotRead({
        options: given,
        refused: context.refused,
        providerAdministrators: directory.ofProvider === undefined ? "not read" : "read",
        membershipMethods: directory.membershipMethods,
      }),
    credentialOwner: () => keyOwner({ administrators: directory.administrators, roles: context.joins.roles }),
    customAttributeNames: () => customAttributeNames(directory),
  };
}

function organizationIds({ users, applications, administrators }: Directory): Set<string> {
  const ids = new Set<string>();
  for (const rows of [users, applications, administrators]) {
    for (const { organization } of rows.values()) if (organization) ids.add(organization);
  }
  return ids;
}

function customAttributeNames({ users }: Directory): number {
  const names = new Set<string>();
  for (const { attributes } of users.values()) {
    for (const attribute of attributes ?? []) if (attribute?.name) names.add(attribute.name);
  }
  return names.size;
}
