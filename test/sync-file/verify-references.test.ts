import { describe, expect, it } from "vitest";
import type { Grant } from "../../src/model/grant.js";
import type { SyncDocument } from "../../src/sync-file/print-document.js";
import { entitlements, grants, resources, resourceTypes } from "./sample.js";
import { findingsOf, verifyDocument } from "./verify-document.js";

const [app] = resources;
const [expandable] = grants;

/** The sample's grants, one of them changed. */
function withGrant(index: number, change: Partial<Grant>): Partial<SyncDocument> {
  return { grants: grants.map((grant, at) => (at === index ? { ...grant, ...change } : grant)) };
}

describe("ReferenceChecker", () => {
  it("does not ask for resources of the types that grantableTo names", async () => {
    const withoutGroups = {
      resourceTypes: resourceTypes.filter(({ id }) => id !== "group"),
      resources: resources.filter(({ id }) => id.resourceType !== "group"),
      entitlements: entitlements.filter(({ slug }) => slug === "access"),
      grants: [],
    };
    expect(findingsOf(await verifyDocument(withoutGroups))).toEqual([]);
  });

  it.each<[string, Partial<SyncDocument>, string[]]>([
    [
      "a resource type that is missing",
      { resourceTypes: resourceTypes.slice(0, 2) },
      [
        "reference 9 resources[2]: resource type user is not in the file",
        "reference 10 resources[3]: resource type user is not in the file",
      ],
    ],
    [
      "a resource without its type's trait",
      { resources: resources.map((resource) => ({ ...resource, annotations: app?.annotations ?? [] })) },
      [
        "trait 9 resources[1]: it lacks the trait of its type, TRAIT_GROUP",
        "trait 10 resources[2]: it lacks the trait of its type, TRAIT_USER",
        "trait 11 resources[3]: it lacks the trait of its type, TRAIT_USER",
      ],
    ],
    [
      "an entitlement of no resource",
      {
        resources: resources.filter(({ id }) => id.resourceType !== "group"),
        grants: grants.filter((grant) => grant !== expandable),
      },
      ["reference 14 entitlements[1]: resource group:g1 is not in the file"],
    ],
    [
      "an entitlement with an id that its parts do not make",
      { entitlements: entitlements.map((one) => (one.slug === "access" ? { ...one, slug: "use" } : one)) },
      ["id 14 entitlements[0]: its id is app:a1:access, but its parts make app:a1:use"],
    ],
    [
      "an id that two entitlements have",
      { entitlements: entitlements.map((one) => ({ ...one, id: "app:a1:access" })), grants: [] },
      [
        "id 15 entitlements[1]: its id is app:a1:access, but its parts make group:g1:member",
        "duplicate 15 entitlements[1]: another entitlement has the id app:a1:access",
      ],
    ],
    [
      "a grant with an id that its parts do not make",
      withGrant(3, { id: "group:g1:member:user:u9" }),
      ["id 21 grants[3]: its id is group:g1:member:user:u9, but its parts make group:g1:member:user:u1"],
    ],
    [
      "a grant to nobody",
      { resources: resources.slice(0, 3) },
      [
        "reference 19 grants[2]: principal user:u2 is not in the file",
        "reference 21 grants[4]: principal user:u2 is not in the file",
      ],
    ],
    [
      "a grant of nothing",
      { entitlements: entitlements.slice(0, 1), grants: grants.slice(3) },
      [
        "reference 17 grants[0]: entitlement group:g1:member is not in the file",
        "reference 18 grants[1]: entitlement group:g1:member is not in the file",
      ],
    ],
    [
      "a grant whose entitlement is another resource's",
      {
        grants: [
          ...grants.slice(0, 1),
          ...grants.slice(1, 2).map((grant) => ({
            ...grant,
            entitlement: { ...grant.entitlement, resource: { id: grant.principal.id } },
          })),
        ],
      },
      ["reference 19 grants[1]: entitlement app:a1:access is not one of the resource user:u1"],
    ],
    [
      "a grant to a type that it is not grantable to",
      { entitlements: entitlements.map((one) => ({ ...one, grantableTo: [{ id: "user" }] })) },
      ["reference 18 grants[0]: entitlement app:a1:access is not grantable to group"],
    ],
    [
      "a source that is no entitlement",
      withGrant(1, { sources: { sources: { "group:g9:member": { isDirect: true } } } }),
      ["reference 19 grants[1]: source group:g9:member is not in the file"],
    ],
    [
      "an expansion of what is not there",
      withGrant(0, {
        annotations: [
          {
            "@type": "type.googleapis.com/c1.connector.v2.GrantExpandable",
            entitlementIds: ["group:g9:member"],
          },
        ],
      }),
      ["reference 18 grants[0]: entitlement group:g9:member, which it expands, is not in the file"],
    ],
    [
      "an expansion of what is not its principal's",
      withGrant(0, {
        annotations: [
          {
            "@type": "type.googleapis.com/c1.connector.v2.GrantExpandable",
            entitlementIds: ["app:a1:access"],
          },
        ],
      }),
      ["reference 18 grants[0]: entitlement app:a1:access, which it expands, is not one of its principal"],
    ],
  ])("reports %s", async (_, document, expected) => {
    expect(findingsOf(await verifyDocument(document))).toEqual(expected);
  });
});
