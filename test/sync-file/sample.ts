import { annotationType } from "../../src/model/annotation.js";
import type { Entitlement } from "../../src/model/entitlement.js";
import type { Grant } from "../../src/model/grant.js";
import type { Resource } from "../../src/model/resource.js";
import type { ResourceType } from "../../src/model/resource-type.js";
import type { SyncHeader } from "../../src/sync-file/header.js";
import type { Manifest } from "../../src/sync-file/manifest.js";
import type { ContentFacts } from "../../src/sync-file/print-document.js";

// A small organisation: Ada and Bob are in Engineering, which has Slack; Bob has Slack directly too.

export const header: SyncHeader = {
  id: "0193a1b2-0000-7000-8000-000000000001",
  startedAt: "2026-11-23T02:00:03Z",
  complete: true,
  connector: { name: "jc-connector", version: "0.1.0" },
  source: {
    system: "JumpCloud",
    region: "us",
    baseUrl: "https://console.jumpcloud.com",
    organization: { id: "o1", displayName: "Example" },
  },
  options: {},
};

/** A manifest that states nothing but what the writer found. */
export function manifest(facts: ContentFacts): Manifest {
  return {
    endedAt: "2026-11-23T02:00:09Z",
    readFrom: "2026-11-23T02:00:03Z",
    readTo: "2026-11-23T02:00:08Z",
    complete: true,
    counts: facts.counts,
    lists: [
      {
        name: "users",
        resourceType: "user",
        endpoint: "GET /api/systemusers",
        reported: 2,
        read: 2,
        proof: "proven",
      },
    ],
    gaps: [],
    requests: { "GET /api/systemusers": { requests: 1, retries: 0, throttled: 0 } },
    warnings: [],
    notRead: [{ what: "devices", why: "not supported" }],
    digest: facts.digest,
  };
}

export const resourceTypes: ResourceType[] = [
  { id: "app", displayName: "App", traits: ["TRAIT_APP"] },
  { id: "group", displayName: "Group", traits: ["TRAIT_GROUP"] },
  {
    id: "user",
    displayName: "User",
    traits: ["TRAIT_USER"],
    annotations: [{ "@type": annotationType("SkipEntitlementsAndGrants") }],
  },
];

export const resources: Resource[] = [
  {
    id: { resourceType: "app", resource: "a1" },
    displayName: "Slack",
    annotations: [{ "@type": annotationType("AppTrait") }, { "@type": annotationType("RawId"), id: "a1" }],
  },
  {
    id: { resourceType: "group", resource: "g1" },
    displayName: "Engineering",
    annotations: [{ "@type": annotationType("GroupTrait"), groupSourceType: "native" }],
  },
  {
    id: { resourceType: "user", resource: "u1" },
    displayName: "Ada Lovelace",
    annotations: [
      {
        "@type": annotationType("UserTrait"),
        accountType: "ACCOUNT_TYPE_HUMAN",
        login: "ada",
        mfaStatus: {},
      },
    ],
    profile: { username: "ada", activated: true, attributes: { team: "x", "10": "ten", "9": "nine" } },
    status: { status: "RESOURCE_STATUS_ENABLED" },
    createdAt: "2021-03-04T05:06:07Z",
  },
  {
    id: { resourceType: "user", resource: "u2" },
    displayName: "Bob",
    annotations: [{ "@type": annotationType("UserTrait") }],
    status: { status: "RESOURCE_STATUS_DISABLED", details: "suspended" },
  },
];

export const entitlements: Entitlement[] = [
  {
    resource: { id: { resourceType: "app", resource: "a1" } },
    id: "app:a1:access",
    displayName: "Slack App Access",
    grantableTo: [{ id: "user" }, { id: "group" }],
    purpose: "PURPOSE_VALUE_ASSIGNMENT",
    slug: "access",
  },
  {
    resource: { id: { resourceType: "group", resource: "g1" } },
    id: "group:g1:member",
    displayName: "Engineering Group Member",
    grantableTo: [{ id: "user" }],
    purpose: "PURPOSE_VALUE_ASSIGNMENT",
    slug: "member",
  },
];

const appAccess = { resource: { id: { resourceType: "app", resource: "a1" } }, id: "app:a1:access" };
const membership = { resource: { id: { resourceType: "group", resource: "g1" } }, id: "group:g1:member" };

export const grants: Grant[] = [
  {
    entitlement: appAccess,
    principal: { id: { resourceType: "group", resource: "g1" } },
    id: "app:a1:access:group:g1",
    annotations: [
      {
        "@type": annotationType("GrantExpandable"),
        entitlementIds: ["group:g1:member"],
        resourceTypeIds: ["user"],
      },
    ],
  },
  {
    entitlement: appAccess,
    principal: { id: { resourceType: "user", resource: "u1" } },
    id: "app:a1:access:user:u1",
    sources: { sources: { "group:g1:member": { isDirect: true } } },
    annotations: [{ "@type": annotationType("GrantImmutable") }],
  },
  {
    entitlement: appAccess,
    principal: { id: { resourceType: "user", resource: "u2" } },
    id: "app:a1:access:user:u2",
    sources: { sources: { "group:g1:member": { isDirect: true }, "app:a1:access": { isDirect: true } } },
  },
  membershipOf("u1"),
  membershipOf("u2"),
];

/** The grant that makes a user a member of the sample's group. */
export function membershipOf(user: string): Grant {
  return {
    entitlement: membership,
    principal: { id: { resourceType: "user", resource: user } },
    id: `group:g1:member:user:${user}`,
  };
}

export const sampleDocument = { header, resourceTypes, resources, entitlements, grants, manifest };
