import { annotationType } from "../model/annotation.js";
import type { ResourceId } from "../model/resource-id.js";
import { unreadParts } from "../model/unread-part.js";
import { entitlementOf, warnedEntitlement } from "./entitlement.js";
import { roleMembership } from "./entitlement-forms.js";
import { describedAs, displayName, type Mapped, warned } from "./mapped.js";
import { rawId } from "./raw-id.js";
import { recordId } from "./record-id.js";
import type { ResourceSyncer } from "./resource-syncer.js";
import { roleType as resourceType } from "./resource-types.js";
import type { KnownRole } from "./role-book.js";
import { listed, type SyncerContext, unlessRefused } from "./syncer-context.js";
import type { WarningCode } from "./warning.js";

/** The roles that JumpCloud lists where the key may read them, and every role that somebody holds. */
export function roleSyncer(context: SyncerContext): ResourceSyncer {
  const { client, directory } = context;
  const mapped = (id: string) => roleResource(id, listed(context.joins.roles.roles, id));
  return {
    resourceType,
    async *list() {
      directory.roles.clear();
      const refusable = { what: unreadParts.unheldRoles, refused: context.refused };
      for await (const role of unlessRefused(client.roles(), refusable)) {
        const id = recordId(role.id);
        directory.roles.set(id, role);
        yield id;
      }
    },
    ids: () => context.joins.roles.roles.keys(),
    resource: (id) => warned(mapped(id), context.warn),
    entitlements: (id) => [
      warnedEntitlement(entitlementOf(mapped(id).resource, roleMembership), context.warn),
    ],
    *holders(id): Generator<ResourceId> {
      for (const holder of context.joins.roles.holders.get(id) ?? []) {
        yield { resourceType: "admin_user", resource: holder };
      }
    },
  };
}

/** A role as a resource; `id` is the resource's. */
export function roleResource(id: string, role: KnownRole): Mapped {
  const warnings = new Set<WarningCode>();
  if (role.jumpCloudId !== undefined && id !== role.jumpCloudId) warnings.add("truncated");
  const resource = {
    id: { resourceType: resourceType.id, resource: id },
    displayName: displayName({ names: [role.name], id }, warnings),
    annotations: [
      { "@type": annotationType("RoleTrait") },
      ...(role.jumpCloudId === undefined ? [] : [rawId(role.jumpCloudId)]),
    ],
    ...describedAs(role.description, warnings),
  };
  return { resource, warnings };
}
