import { describe, expect, it } from "vitest";
import { heldBy } from "../../src/access/paths.js";
import { factsOf } from "../../src/access/resource-facts.js";
import { annotationType } from "../../src/model/annotation.js";
import type { Resource } from "../../src/model/resource.js";

const id = { resourceType: "t", resource: "1" };

describe("the facts about", () => {
  it.each<[string, Pick<Resource, "annotations"> & Partial<Resource>, object]>([
    [
      "a user",
      {
        annotations: [
          {
            "@type": annotationType("UserTrait"),
            emails: [{ address: "a@example.com", isPrimary: true }],
            login: "a",
          },
        ],
        status: { status: "RESOURCE_STATUS_DISABLED", details: "suspended" },
      },
      { status: "disabled", details: ["suspended"], email: "a@example.com", username: "a" },
    ],
    [
      "a service account",
      {
        annotations: [{ "@type": annotationType("UserTrait"), accountType: "ACCOUNT_TYPE_SERVICE" }],
        status: { status: "RESOURCE_STATUS_DISABLED", details: "expired" },
      },
      { status: "disabled", details: ["expired", "service account"] },
    ],
    [
      "a group that rules fill",
      { annotations: [{ "@type": annotationType("GroupTrait"), groupSourceType: "dynamic" }] },
      { details: ["dynamic"] },
    ],
    [
      "a group that people fill",
      {
        annotations: [{ "@type": annotationType("GroupTrait") }],
        profile: { membership_method: "STATIC", email: "g@example.com" },
      },
      { details: ["static"], email: "g@example.com" },
    ],
    [
      "a group of which that is not known",
      { annotations: [{ "@type": annotationType("GroupTrait") }] },
      { details: [] },
    ],
    [
      "an app",
      {
        annotations: [{ "@type": annotationType("AppTrait"), flags: ["APP_FLAG_INACTIVE", "APP_FLAG_SAML"] }],
      },
      { details: ["inactive", "saml"] },
    ],
    ["an app without flags", { annotations: [{ "@type": annotationType("AppTrait") }] }, { details: [] }],
    ["a role", { annotations: [{ "@type": annotationType("RoleTrait") }] }, { details: [] }],
  ])("%s", (_, resource, facts) => {
    expect(factsOf({ id, displayName: "A", ...resource })).toEqual({ id, displayName: "A", ...facts });
  });
});

describe("a grant is held", () => {
  const entitlement = { resource: { id: { resourceType: "app", resource: "1" } }, id: "app:1:access" };
  const grant = { entitlement, principal: { id }, id: "app:1:access:t:1" };
  const through = (...ids: string[]) => ({
    sources: Object.fromEntries(ids.map((source) => [source, { isDirect: true } as const])),
  });

  it.each([
    [undefined, { how: "direct", through: [] }],
    [through("app:1:access"), { how: "direct", through: [] }],
    [through("group:g:member"), { how: "inherited", through: ["group:g:member"] }],
    [through("app:1:access", "group:g:member"), { how: "both", through: ["group:g:member"] }],
  ] as const)("with sources %j", (sources, held) => {
    expect(heldBy({ ...grant, ...(sources && { sources }) })).toEqual(held);
  });
});
