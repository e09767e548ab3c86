import { describe, expect, it } from "vitest";
import { appResource } from "../../src/connector/app.js";
import { connectorOf, connectorThatRead } from "./connector-of.js";
import { application } from "./rows.js";

const slack = { _id: "p1", displayLabel: "Slack" };
const administrators = [
  { _id: "a1", email: "a@x.com" },
  { _id: "a2", email: "b@x.com" },
];
const ADMINISTRATION = "jumpcloud_administration";

function trait(raw: object) {
  return appResource(application(raw)).resource.annotations[0];
}

describe("the resource of an app", () => {
  it("has everything in the order of the canonical message", () => {
    const row = application({
      name: "aws-sso",
      displayName: "AWS SSO",
      displayLabel: "AWS production",
      description: "The cloud",
      active: false,
      ssoUrl: "https://sso.jumpcloud.com/saml2/aws-sso",
      learnMore: "https://support.jumpcloud.com/aws",
      sso: { type: "saml" },
      created: "2021-10-29T17:59:00.448Z",
    });
    const { resource, warnings } = appResource(row);
    expect(resource).toEqual({
      id: { resourceType: "app", resource: "p1" },
      displayName: "AWS production",
      annotations: [
        {
          "@type": "type.googleapis.com/c1.connector.v2.AppTrait",
          helpUrl: "https://support.jumpcloud.com/aws",
          flags: ["APP_FLAG_INACTIVE", "APP_FLAG_SAML"],
          appSourceType: "saml",
          rawAppSourceType: "aws-sso",
        },
        { "@type": "type.googleapis.com/c1.connector.v2.RawId", id: "p1" },
      ],
      description: "The cloud",
      profile: {
        name: "aws-sso",
        display_name: "AWS SSO",
        active: false,
        sso_type: "saml",
        sso_url: "https://sso.jumpcloud.com/saml2/aws-sso",
      },
      createdAt: "2021-10-29T17:59:00.448Z",
    });
    expect([...warnings]).toEqual([]);
  });

  it.each([
    [{ displayLabel: "Label", displayName: "Name", name: "key" }, "Label"],
    [{ displayLabel: "", displayName: "Name", name: "key" }, "Name"],
    [{ displayLabel: null, displayName: " ", name: "key" }, "key"],
    [{}, "p1"],
  ])("is called by the first name that is set: %j → %s", (raw, name) => {
    expect(appResource(application(raw)).resource.displayName).toBe(name);
  });

  it.each([
    [{}, {}],
    [
      { active: true, sso: { type: "oidc" } },
      { flags: ["APP_FLAG_OIDC"], appSourceType: "oidc" },
    ],
    [{ sso: { type: "SAML" } }, { flags: ["APP_FLAG_SAML"], appSourceType: "saml" }],
    [
      { active: false, sso: { type: "bookmark" } },
      { flags: ["APP_FLAG_INACTIVE", "APP_FLAG_BOOKMARK"], appSourceType: "bookmark" },
    ],
    [{ active: false, sso: null }, { flags: ["APP_FLAG_INACTIVE"] }],
    [{ sso: { type: "constructor" } }, {}],
    [{ learnMore: "http://x.com" }, {}],
    [{ learnMore: "HTTPS://x.com" }, {}],
    [{ learnMore: `https://${"x".repeat(1016)}` }, { helpUrl: `https://${"x".repeat(1016)}` }],
    [{ learnMore: `https://${"x".repeat(1017)}` }, {}],
    [{ learnMore: "https://\ud800" }, {}],
    [{ name: "é".repeat(129) }, { rawAppSourceType: "é".repeat(128) }],
  ])("of %j has the trait %j", (raw, expected) => {
    expect(trait(raw)).toEqual({ "@type": "type.googleapis.com/c1.connector.v2.AppTrait", ...expected });
  });
});

describe("the syncer of apps", () => {
  it("lets users and groups have access, groups for their members", async () => {
    const { syncer } = await connectorThatRead({
      "/api/applications": [slack],
      "/api/v2/applications/p1/associations?user": [{ to: { id: "u1", type: "user" } }],
      "/api/v2/applications/p1/associations?user_group": [{ to: { id: "g1", type: "user_group" } }],
    });
    expect(syncer("app").entitlements("p1")).toEqual([
      {
        resource: { id: { resourceType: "app", resource: "p1" } },
        id: "app:p1:access",
        displayName: "Slack App Access",
        description: "Access to Slack in JumpCloud",
        grantableTo: [{ id: "user" }, { id: "group" }],
        purpose: "PURPOSE_VALUE_ASSIGNMENT",
        slug: "access",
      },
    ]);
    const lists = syncer("app").edgeLists?.("p1") ?? [];
    expect(lists.map(({ principals: _, ...list }) => list)).toEqual([
      { list: "appUsers", slug: "access", principalType: "user" },
      {
        list: "appGroups",
        slug: "access",
        principalType: "group",
        expandable: { slug: "member", to: "user" },
      },
    ]);
    expect(await Promise.all(lists.map(({ principals }) => principals()))).toEqual([["u1"], ["g1"]]);
    expect([...(syncer("app").holders?.("p1") ?? [])]).toEqual([]);
  });

  it("has an app of its own that every administrator, and no service account, has access to", async () => {
    const { syncer } = await connectorThatRead({
      "/api/applications": [slack],
      "/api/users": administrators,
      "/api/v2/service-accounts": [{ objectId: "s1" }],
    });
    const app = syncer("app");
    expect([...app.ids()]).toEqual(["p1", ADMINISTRATION]);
    expect(app.resource(ADMINISTRATION)).toEqual({
      id: { resourceType: "app", resource: ADMINISTRATION },
      displayName: "JumpCloud Administration",
      annotations: [{ "@type": "type.googleapis.com/c1.connector.v2.AppTrait" }],
      description: "The administration of the JumpCloud organisation: every administrator account has access",
    });
    expect(app.entitlements(ADMINISTRATION)).toEqual([
      {
        resource: { id: { resourceType: "app", resource: ADMINISTRATION } },
        id: "app:jumpcloud_administration:access",
        displayName: "JumpCloud Administration App Access",
        description: "Access to JumpCloud Administration",
        grantableTo: [{ id: "admin_user" }],
        annotations: [{ "@type": "type.googleapis.com/c1.connector.v2.EntitlementImmutable" }],
        purpose: "PURPOSE_VALUE_ASSIGNMENT",
        slug: "access",
      },
    ]);
    expect(app.edgeLists?.(ADMINISTRATION)).toEqual([]);
    expect([...(app.holders?.(ADMINISTRATION) ?? [])]).toEqual([
      { resourceType: "admin_user", resource: "a1" },
      { resourceType: "admin_user", resource: "a2" },
    ]);
  });

  it.each([
    ["there is no administrator", { "/api/users": [] }, undefined],
    ["administrators are not read", { "/api/users": administrators }, new Set(["admin_user" as const])],
  ])("has no such app where %s", async (_, answers, without) => {
    const { syncer } = await connectorThatRead(answers, without === undefined ? {} : { without });
    expect([...syncer("app").ids()]).toEqual([]);
  });

  it("gives an application that has that id another, and keeps JumpCloud's own in its annotation", async () => {
    const answers = {
      "/api/applications": [{ _id: ADMINISTRATION, name: "x" }],
      "/api/users": administrators,
    };
    const { syncer } = await connectorThatRead(answers);
    const app = syncer("app");
    const [other = "", own = ""] = app.ids();
    expect(own).toBe(ADMINISTRATION);
    expect(other).toMatch(/^jumpcloud_administration_[0-9a-f]{12}$/);
    expect(app.resource(other).displayName).toBe("x");
    expect(app.resource(other).annotations?.at(-1)).toMatchObject({ id: ADMINISTRATION });
  });

  it.each([
    [
      "with its time",
      { ...slack, created: "2026-11-23T00:00:01.500Z" },
      { createdAtMs: Date.UTC(2026, 10, 23, 0, 0, 1, 500) },
    ],
    ["without a time that cannot be read", { ...slack, created: "5" }, {}],
    ["as nothing when it is gone", 404, undefined],
    ["without anything when it may not be read", 403, {}],
  ])("finds an app %s", async (_, answer, found) => {
    const { syncer } = connectorOf({ "/api/applications/p1": answer });
    expect(await syncer("app").find?.("p1")).toEqual(found);
  });

  it("forgets an app that was deleted meanwhile", async () => {
    const { syncer } = await connectorThatRead({ "/api/applications": [slack] });
    syncer("app").forget?.("p1");
    expect([...syncer("app").ids()]).toEqual([]);
  });
});
