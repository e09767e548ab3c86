import type { Application } from "../jumpcloud/application.js";
import { type AppFlag, type AppTrait, annotationType } from "../model/annotation.js";
import type { ResourceId } from "../model/resource-id.js";
import { administrationApp } from "./administration-app.js";
import { entitlementOf, warnedEntitlement } from "./entitlement.js";
import { administrationAccess, appAccess } from "./entitlement-forms.js";
import { findObject } from "./find-object.js";
import {
  createdAt,
  creationTime,
  cut,
  describedAs,
  displayName,
  fitId,
  type Mapped,
  warned,
} from "./mapped.js";
import { principalsOf } from "./principals.js";
import { profileOf } from "./profile.js";
import { rawId } from "./raw-id.js";
import { recordId } from "./record-id.js";
import type { ResourceSyncer } from "./resource-syncer.js";
import { appType as resourceType } from "./resource-types.js";
import { listed, type SyncerContext } from "./syncer-context.js";
import type { WarningCode } from "./warning.js";

/** Longest `helpUrl` and `rawAppSourceType` of an app trait, in bytes. */
const HELP_URL_BYTES = 1024;
const RAW_SOURCE_TYPE_BYTES = 256;

/** No application of JumpCloud's can have it. */
const administrationId = administrationApp.id.resource;

export function appSyncer(context: SyncerContext): ResourceSyncer {
  const { client } = context;
  const { applications, administrators } = context.directory;
  const isAdministration = (id: string) => id === administrationId;
  return {
    resourceType,
    async *list() {
      applications.clear();
      for await (const application of client.applications()) {
        const id = recordId(application.id, administrationId);
        applications.set(id, application);
        yield id;
      }
    },
    find: (id) => findObject(client.application(id), ({ created }) => creationTime(created)),
    forget(id) {
      applications.delete(id);
    },
    edgeLists(id) {
      if (isAdministration(id)) return [];
      const { id: jumpCloudId } = listed(applications, id);
      return [
        {
          list: "appUsers",
          slug: appAccess.slug,
          principalType: "user",
          principals: () => principalsOf(client.applicationUsers(jumpCloudId)),
        },
        {
          list: "appGroups",
          slug: appAccess.slug,
          principalType: "group",
          expandable: { slug: "member", to: "user" },
          principals: () => principalsOf(client.applicationUserGroups(jumpCloudId)),
        },
      ];
    },
    *ids() {
      yield* applications.keys();
      if (administrators.size > 0) yield administrationId;
    },
    resource(id) {
      if (isAdministration(id)) return administrationApp;
      return warned(appResource(listed(applications, id)), context.warn);
    },
    entitlements(id) {
      const mapped = isAdministration(id)
        ? entitlementOf(administrationApp, administrationAccess)
        : entitlementOf(appResource(listed(applications, id)).resource, appAccess);
      return [warnedEntitlement(mapped, context.warn)];
    },
    *holders(id): Generator<ResourceId> {
      if (!isAdministration(id)) return;
      for (const administrator of administrators.keys()) {
        yield { resourceType: "admin_user", resource: administrator };
      }
    },
  };
}

/** An application as a resource. */
export function appResource(application: Application): Mapped {
  const warnings = new Set<WarningCode>();
  const id = fitId(application.id, warnings, administrationId);
  const names = [application.displayLabel, application.displayName, application.name];
  const resource = {
    id: { resourceType: resourceType.id, resource: id },
    displayName: displayName({ names, id }, warnings),
    annotations: [appTrait(application, warnings), rawId(application.id)],
    ...describedAs(application.description, warnings),
    profile: profileOf({
      name: application.name,
      display_name: application.displayName,
      active: application.active,
      sso_type: application.sso?.type,
      sso_url: application.ssoUrl,
    }),
    ...createdAt(application.created, warnings),
  };
  return { resource, warnings };
}

const signOnFlags: Readonly<Record<string, AppFlag>> = {
  saml: "APP_FLAG_SAML",
  oidc: "APP_FLAG_OIDC",
  bookmark: "APP_FLAG_BOOKMARK",
};

function appTrait(application: Application, warnings: Set<WarningCode>): AppTrait {
  const signOn = (application.sso?.type ?? "").toLowerCase();
  const signOnFlag = Object.hasOwn(signOnFlags, signOn) ? signOnFlags[signOn] : undefined;
  // In the order in which the enum declares them.
  const flags: AppFlag[] = application.active === false ? ["APP_FLAG_INACTIVE"] : [];
  if (signOnFlag !== undefined) flags.push(signOnFlag);
  const { learnMore, name } = application;
  return {
    "@type": annotationType("AppTrait"),
    ...(isHelpUrl(learnMore) ? { helpUrl: learnMore } : {}),
    ...(flags.length === 0 ? {} : { flags }),
    ...(signOnFlag === undefined ? {} : { appSourceType: signOn }),
    ...(name ? { rawAppSourceType: cut(name, { maxBytes: RAW_SOURCE_TYPE_BYTES, warnings }) } : {}),
  };
}

/** A cut address would lead elsewhere, so one that is too long is none. */
function isHelpUrl(url: string | null | undefined): url is string {
  if (!url?.startsWith("https://") || !url.isWellFormed()) return false;
  return Buffer.byteLength(url) <= HELP_URL_BYTES;
}
