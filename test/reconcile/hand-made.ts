import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { annotationType } from "../../src/model/annotation.js";
import { entitlementId } from "../../src/model/entitlement.js";
import { type Grant, grantId } from "../../src/model/grant.js";
import { compareGrants, compareResources } from "../../src/model/order.js";
import type { Resource } from "../../src/model/resource.js";
import { reconcile } from "../../src/reconcile/reconcile.js";
import type { Reconciliation } from "../../src/reconcile/reconciliation.js";
import type { SyncHeader } from "../../src/sync-file/header.js";
import type { Manifest } from "../../src/sync-file/manifest.js";
import { writeSyncFile } from "../../src/sync-file/write.js";
import { temporaryFolder } from "../support/cli.js";
import { header, manifest, resourceTypes } from "../sync-file/sample.js";

/** An organisation of a few words. Ids are any text here: reports give names, or ids of 24 hex digits. */
export interface HandMade {
  /** By id: user name and e-mail address, or one of them. */
  users?: Record<string, { username?: string; email?: string }>;
  /** Name by id. */
  groups?: Record<string, string>;
  /** Names by id: what is displayed, then what else it is called. */
  apps?: Record<string, string | readonly [string, string]>;
  /** "group user" */
  members?: readonly string[];
  /** "app user", and behind a colon the ways: direct, or the ids of groups. */
  access?: readonly string[];
  header?: Partial<SyncHeader>;
  manifest?: Partial<Manifest>;
}

/** A sync file of it. */
export async function handMadeFile(given: HandMade, folder = temporaryFolder()): Promise<string> {
  const path = join(folder, "sync.json");
  const grants = [
    ...(given.members ?? []).map((pair) => grant("group", pair.split(" "))),
    ...(given.access ?? []).map((line) => {
      const [pair = "", ways = ""] = line.split(": ");
      return grant("app", pair.split(" "), ways.split(" "));
    }),
  ];
  const resources = resourcesOf(given).sort(compareResources);
  await writeSyncFile(path, {
    header: { ...header, ...given.header },
    resourceTypes,
    resources,
    entitlements: resources
      .filter(({ id }) => id.resourceType !== "user")
      .map(({ id }) => {
        const slug = id.resourceType === "group" ? "member" : "access";
        return {
          resource: { id },
          id: entitlementId(id, slug),
          displayName: slug,
          grantableTo: [{ id: "user" }],
          purpose: "PURPOSE_VALUE_ASSIGNMENT" as const,
          slug,
        };
      }),
    grants: grants.sort(compareGrants),
    manifest: (facts) => ({ ...manifest(facts), ...given.manifest }),
  });
  return path;
}

/** Compares it with reports of these texts. */
export async function reconcileHandMade(given: HandMade, texts: readonly string[]): Promise<Reconciliation> {
  const folder = temporaryFolder();
  const file = await handMadeFile(given, folder);
  const reports = texts.map((text, index) => {
    const path = join(folder, `report-${index}.csv`);
    writeFileSync(path, text);
    return { path };
  });
  return reconcile(file, { reports, withTimes: true });
}

function resourcesOf({ users = {}, groups = {}, apps = {} }: HandMade): Resource[] {
  const resource = (resourceType: string, id: string, displayName: string): Resource => ({
    id: { resourceType, resource: id },
    displayName,
    annotations: [
      { "@type": annotationType(traits[resourceType] ?? "UserTrait") },
      { "@type": annotationType("RawId"), id },
    ],
  });
  return [
    ...Object.entries(users).map(([id, names]) => ({
      ...resource("user", id, names.username ?? names.email ?? id),
      profile: { ...names },
    })),
    ...Object.entries(groups).map(([id, name]) => resource("group", id, name)),
    ...Object.entries(apps).map(([id, names]) => {
      const [shown, other] = typeof names === "string" ? [names, names] : names;
      return { ...resource("app", id, shown), profile: { display_name: other } };
    }),
  ];
}

const traits: Record<string, "UserTrait" | "GroupTrait" | "AppTrait"> = {
  group: "GroupTrait",
  app: "AppTrait",
};

function grant(type: "group" | "app", [id = "", user = ""]: string[], ways: string[] = []): Grant {
  const resource = { resourceType: type, resource: id };
  const own = entitlementId(resource, type === "group" ? "member" : "access");
  const principal = { id: { resourceType: "user", resource: user } };
  const groups = ways.filter((way) => way !== "direct" && way !== "");
  const sources = [
    ...groups.map((group) => `group:${group}:member`),
    ...(ways.includes("direct") ? [own] : []),
  ];
  return {
    entitlement: { resource: { id: resource }, id: own },
    principal,
    id: grantId(own, principal.id),
    ...(groups.length > 0 && {
      sources: {
        sources: Object.fromEntries(sources.map((source) => [source, { isDirect: true as const }])),
      },
    }),
  };
}
