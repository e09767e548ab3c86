import type { Region } from "../jumpcloud/regions.js";
import type { MembershipMethod, UserGroup } from "../jumpcloud/user-group.js";
import { annotationType, type GroupTrait } from "../model/annotation.js";
import type { StructValue } from "../model/struct.js";
import { isAskable } from "./askable.js";
import { type EntitlementForm, entitlementOf, warnedEntitlement } from "./entitlement.js";
import { groupMembership } from "./entitlement-forms.js";
import { externalLink } from "./external-link.js";
import { findObject } from "./find-object.js";
import { describedAs, displayName, fitId, type Mapped, warned } from "./mapped.js";
import { principalsOf } from "./principals.js";
import { profileOf, structValue } from "./profile.js";
import { rawId } from "./raw-id.js";
import { recordId } from "./record-id.js";
import type { ResourceSyncer } from "./resource-syncer.js";
import { groupType as resourceType } from "./resource-types.js";
import { listed, type SyncerContext } from "./syncer-context.js";
import type { WarningCode } from "./warning.js";

/** What a group's resource takes from elsewhere. */
export interface GroupJoins {
  method?: MembershipMethod | undefined;
  /** The rule of a dynamic group as JumpCloud has it. */
  rule?: StructValue | undefined;
  region?: Region | undefined;
}

export function groupSyncer(context: SyncerContext): ResourceSyncer {
  const { client, directory, options } = context;
  const { groups } = directory;
  const methodOf = (group: UserGroup) =>
    "methods" in directory.membershipMethods ? directory.membershipMethods.methods.get(group.id) : undefined;
  const mapped = (id: string) => {
    const group = listed(groups, id);
    const joins = { method: methodOf(group), rule: directory.groupRules.get(id), region: options.region };
    return groupResource(group, joins);
  };
  return {
    resourceType,
    async *list() {
      const rows = allOf(client.userGroups());
      const methods = client.membershipMethods(async () => (await rows).length);
      // Read at the same time and thrown below: until then nobody waits for it.
      methods.catch(() => {});
      groups.clear();
      directory.groupRules.clear();
      for (const group of await rows) {
        const id = recordId(group.id);
        groups.set(id, group);
        yield id;
      }
      directory.membershipMethods = await methods;
      if (options.groupRules) await readRules();
    },
    find: (id) => findObject(client.userGroup(id), (group) => objectIdTime(group.id)),
    forget(id) {
      groups.delete(id);
    },
    edgeLists: (id) => [
      {
        list: "memberships",
        slug: "member",
        principalType: "user",
        principals: () => principalsOf(client.userGroupMembers(listed(groups, id).id)),
      },
    ],
    ids: () => groups.keys(),
    resource: (id) => warned(mapped(id), context.warn),
    entitlements(id) {
      const form = membership(methodOf(listed(groups, id)));
      return [warnedEntitlement(entitlementOf(mapped(id).resource, form), context.warn)];
    },
  };

  async function readRules(): Promise<void> {
    const dynamic = [...groups].filter(([, group]) => isDynamic(methodOf(group)) && isAskable(group.id));
    await Promise.all(
      dynamic.map(async ([id, { id: jumpCloudId }]) => {
        const rule = await client.userGroupRule(jumpCloudId);
        if (rule !== undefined && rule !== null) directory.groupRules.set(id, structValue(rule));
      }),
    );
  }
}

/** A group as a resource. */
export function groupResource(group: UserGroup, joins: GroupJoins): Mapped {
  const warnings = new Set<WarningCode>();
  const id = fitId(group.id, warnings);
  const resource = {
    id: { resourceType: resourceType.id, resource: id },
    displayName: displayName({ names: [group.name], id }, warnings),
    annotations: [
      groupTrait(joins.method),
      rawId(group.id),
      ...externalLink("group", { id: group.id, region: joins.region }),
    ],
    ...describedAs(group.description, warnings),
    profile: profileOf({
      type: group.type,
      email: group.email,
      membership_method: joins.method,
      membership_rule: joins.rule,
    }),
  };
  return { resource, warnings };
}

/** "dynamic" is the SDK's word for groups whose members follow from a rule. */
function groupTrait(method: MembershipMethod | undefined): GroupTrait {
  const trait = { "@type": annotationType("GroupTrait") };
  if (method === undefined || !isDynamic(method)) return trait;
  return { ...trait, groupSourceType: "dynamic", rawGroupSourceType: method };
}

/** Membership of a group. JumpCloud takes a new member of a dynamic group with 204 and changes nothing. */
export function membership(method: MembershipMethod | undefined): EntitlementForm {
  return { ...groupMembership, change: isDynamic(method) ? "immutable" : "requestable" };
}

function isDynamic(method: MembershipMethod | undefined): boolean {
  return method !== undefined && method !== "STATIC";
}

/** JumpCloud tells no creation time of groups; an ObjectId begins with it, in seconds since 1970. */
function objectIdTime(id: string): { createdAtMs?: number } {
  return /^[0-9a-f]{24}$/i.test(id) ? { createdAtMs: Number.parseInt(id.slice(0, 8), 16) * 1000 } : {};
}

async function allOf<Row>(list: AsyncIterable<Row>): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of list) rows.push(row);
  return rows;
}
