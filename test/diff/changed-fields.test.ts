import { describe, expect, it } from "vitest";
import { changedFields } from "../../src/diff/changed-fields.js";
import { annotationType } from "../../src/model/annotation.js";

interface FieldCase {
  name: string;
  before: object;
  after: object;
  /** "path: before > after", a side that lacks the field being empty. */
  fields: readonly string[];
  /** The paths the other way round, where the order of a list makes them others. */
  reversed?: readonly string[];
}

const user = annotationType("UserTrait");
const app = annotationType("AppTrait");
const rawId = { "@type": annotationType("RawId"), id: "1" };
const link = { "@type": annotationType("ExternalLink"), url: "https://example.com" };
const immutable = { "@type": annotationType("GrantImmutable") };

/** As JSON.parse makes it: "__proto__" is a key like any other. */
function parsed(text: string): object {
  return JSON.parse(text);
}

const cases: FieldCase[] = [
  { name: "nothing", before: { a: 1, b: [1] }, after: { b: [1], a: 1 }, fields: [] },
  {
    name: "a field that comes, one that goes, one that differs",
    before: { displayName: "A", description: "x" },
    after: { displayName: "B", createdAt: "2026-01-01T00:00:00Z" },
    fields: ['/createdAt:  > "2026-01-01T00:00:00Z"', '/description: "x" > ', '/displayName: "A" > "B"'],
  },
  {
    name: "a status",
    before: { status: { status: "RESOURCE_STATUS_ENABLED" } },
    after: { status: { status: "RESOURCE_STATUS_DISABLED", details: "suspended" } },
    fields: [
      '/status/details:  > "suspended"',
      '/status/status: "RESOURCE_STATUS_ENABLED" > "RESOURCE_STATUS_DISABLED"',
    ],
  },
  {
    name: "a status that is not known any more",
    before: { status: { status: "RESOURCE_STATUS_ENABLED" } },
    after: {},
    fields: ['/status: {"status":"RESOURCE_STATUS_ENABLED"} > '],
  },
  {
    name: "MFA that is known to be off, and was not known",
    before: { annotations: [{ "@type": user }] },
    after: { annotations: [{ "@type": user, mfaStatus: {} }] },
    fields: ["/annotations/UserTrait/mfaStatus:  > {}"],
  },
  {
    name: "MFA that is set up, and was known to be off",
    before: { annotations: [{ "@type": user, mfaStatus: {} }] },
    after: { annotations: [{ "@type": user, mfaStatus: { mfaEnabled: true } }] },
    fields: ["/annotations/UserTrait/mfaStatus/mfaEnabled:  > true"],
  },
  {
    name: "MFA that is set up, and was not known",
    before: { annotations: [{ "@type": user }] },
    after: { annotations: [{ "@type": user, mfaStatus: { mfaEnabled: true } }] },
    fields: ['/annotations/UserTrait/mfaStatus:  > {"mfaEnabled":true}'],
  },
  {
    name: "an annotation by its short type",
    before: { annotations: [{ "@type": user }, rawId] },
    after: { annotations: [{ "@type": user }, rawId, link] },
    fields: [
      '/annotations/ExternalLink:  > {"@type":"type.googleapis.com/c1.connector.v2.ExternalLink","url":"https://example.com"}',
    ],
  },
  {
    name: "a field of an annotation",
    before: { annotations: [{ "@type": user }, rawId, link] },
    after: { annotations: [{ "@type": user }, { ...rawId, id: "2" }, link] },
    fields: ['/annotations/RawId/id: "1" > "2"'],
  },
  {
    name: "the first annotation of all",
    before: {},
    after: { annotations: [immutable] },
    fields: [
      '/annotations/GrantImmutable:  > {"@type":"type.googleapis.com/c1.connector.v2.GrantImmutable"}',
    ],
  },
  {
    name: "annotations in an order that no sync writes, as a whole",
    before: { annotations: [rawId, link] },
    after: { annotations: [link, rawId] },
    fields: [`/annotations: ${JSON.stringify([rawId, link])} > ${JSON.stringify([link, rawId])}`],
  },
  {
    name: "two annotations of one type, as a whole",
    before: { annotations: [rawId] },
    after: { annotations: [rawId, rawId] },
    fields: [`/annotations: ${JSON.stringify([rawId])} > ${JSON.stringify([rawId, rawId])}`],
  },
  {
    name: "what a report adds to a grant",
    before: { annotations: [immutable] },
    after: {
      annotations: [immutable, { "@type": annotationType("GrantMetadata"), metadata: { granted_at: "x" } }],
    },
    fields: [
      '/annotations/GrantMetadata:  > {"@type":"type.googleapis.com/c1.connector.v2.GrantMetadata","metadata":{"granted_at":"x"}}',
    ],
  },
  {
    name: "one address more",
    before: trait({ emails: [primary("a@x.example")] }),
    after: trait({ emails: [primary("a@x.example"), { address: "b@x.example" }] }),
    fields: ['/annotations/UserTrait/emails/b@x.example:  > {"address":"b@x.example"}'],
  },
  {
    name: "the primary address and another one, exchanged",
    before: trait({ emails: [primary("a@x.example"), { address: "b@x.example" }] }),
    after: trait({ emails: [primary("b@x.example"), { address: "a@x.example" }] }),
    fields: [
      "/annotations/UserTrait/emails/a@x.example/isPrimary: true > ",
      "/annotations/UserTrait/emails/b@x.example/isPrimary:  > true",
    ],
  },
  {
    name: "an address with what a pointer escapes",
    before: trait({}),
    after: trait({ emails: [primary("a/b~c@x.example")] }),
    fields: [
      '/annotations/UserTrait/emails/a~1b~0c@x.example:  > {"address":"a/b~c@x.example","isPrimary":true}',
    ],
  },
  ...["loginAliases", "employeeIds"].map((key) => ({
    name: `${key}, by their values`,
    before: trait({ [key]: ["one", "two"] }),
    after: trait({ [key]: ["two", "three"] }),
    fields: [
      `/annotations/UserTrait/${key}/one: "one" > `,
      `/annotations/UserTrait/${key}/three:  > "three"`,
    ],
    reversed: [`/annotations/UserTrait/${key}`],
  })),
  {
    name: "flags of an app, in the order of the enum",
    before: { annotations: [{ "@type": app, flags: ["APP_FLAG_SAML"] }] },
    after: { annotations: [{ "@type": app, flags: ["APP_FLAG_INACTIVE", "APP_FLAG_SAML"] }] },
    fields: ['/annotations/AppTrait/flags/APP_FLAG_INACTIVE:  > "APP_FLAG_INACTIVE"'],
  },
  {
    name: "one role more, behind the others",
    before: { profile: { role_names: ["Help Desk"] } },
    after: { profile: { role_names: ["Help Desk", "Manager"] } },
    fields: ['/profile/role_names/Manager:  > "Manager"'],
  },
  {
    name: "one role fewer",
    before: { profile: { role_names: ["Help Desk", "Manager"] } },
    after: { profile: { role_names: ["Manager"] } },
    fields: ['/profile/role_names/Help Desk: "Help Desk" > '],
  },
  {
    name: "roles in another order, as a whole",
    before: { profile: { role_names: ["Help Desk", "Manager"] } },
    after: { profile: { role_names: ["Manager", "Help Desk"] } },
    fields: ['/profile/role_names: ["Help Desk","Manager"] > ["Manager","Help Desk"]'],
  },
  {
    name: "a role that is named twice, as a whole",
    before: { profile: { role_names: ["Manager"] } },
    after: { profile: { role_names: ["Manager", "Manager"] } },
    fields: ['/profile/role_names: ["Manager"] > ["Manager","Manager"]'],
  },
  {
    name: "what an entitlement may be granted to",
    before: { grantableTo: [{ id: "user" }] },
    after: { grantableTo: [{ id: "user" }, { id: "group" }] },
    fields: ['/grantableTo/group:  > {"id":"group"}'],
  },
  {
    name: "traits",
    before: { traits: ["TRAIT_USER"] },
    after: { traits: ["TRAIT_USER", "TRAIT_APP"] },
    fields: ['/traits/TRAIT_APP:  > "TRAIT_APP"'],
  },
  {
    name: "a list that is no set, as a whole",
    before: trait({ structuredName: { middleNames: ["May", "Ann"] } }),
    after: trait({ structuredName: { middleNames: ["May"] } }),
    fields: ['/annotations/UserTrait/structuredName/middleNames: ["May","Ann"] > ["May"]'],
  },
  {
    name: "custom attributes one by one, the first one too",
    before: { profile: { user_id: "u1" } },
    after: { profile: { user_id: "u1", attributes: { badge: "1", team: "x" } } },
    fields: ['/profile/attributes/badge:  > "1"', '/profile/attributes/team:  > "x"'],
  },
  {
    name: "custom attributes that are lists or objects",
    before: { profile: { attributes: { list: ["a", "b"], map: { x: 1, y: 1 } } } },
    after: { profile: { attributes: { list: ["b", "a"], map: { x: 2, y: 1 } } } },
    fields: ['/profile/attributes/list: ["a","b"] > ["b","a"]', "/profile/attributes/map/x: 1 > 2"],
  },
  {
    name: "a custom attribute called as a set is",
    before: { profile: { attributes: { role_names: ["a"], emails: ["a"] } } },
    after: { profile: { attributes: { role_names: ["a", "b"], emails: ["a", "b"] } } },
    fields: [
      '/profile/attributes/emails: ["a"] > ["a","b"]',
      '/profile/attributes/role_names: ["a"] > ["a","b"]',
    ],
  },
  {
    name: "keys with a slash, a tilde, nothing, and the name of a prototype",
    before: parsed('{"profile":{"attributes":{"a/b":1,"c~d":1,"":1,"__proto__":1,"constructor":1}}}'),
    after: parsed('{"profile":{"attributes":{"a/b":2,"c~d":2,"":2,"__proto__":2}}}'),
    fields: [
      "/profile/attributes/: 1 > 2",
      "/profile/attributes/__proto__: 1 > 2",
      "/profile/attributes/a~1b: 1 > 2",
      "/profile/attributes/constructor: 1 > ",
      "/profile/attributes/c~0d: 1 > 2",
    ],
  },
  {
    name: "a value that is null, and one that is missing",
    before: { profile: { a: null, b: null } },
    after: { profile: { a: null, c: null } },
    fields: ["/profile/b: null > ", "/profile/c:  > null"],
  },
  {
    name: "a number that is written otherwise, and a text of the same digits",
    before: parsed('{"profile":{"a":1.0,"b":1}}'),
    after: parsed('{"profile":{"a":1,"b":"1"}}'),
    fields: ['/profile/b: 1 > "1"'],
  },
  {
    name: "one way more in which a grant is held",
    before: { sources: { sources: { "group:g1:member": { isDirect: true } } } },
    after: {
      sources: { sources: { "group:g1:member": { isDirect: true }, "group:g2:member": { isDirect: true } } },
    },
    fields: ['/sources/sources/group:g2:member:  > {"isDirect":true}'],
  },
  {
    name: "the first ways of a grant that was direct",
    before: {},
    after: { sources: { sources: { "app:a1:access": {}, "group:g1:member": {} } } },
    fields: ['/sources:  > {"sources":{"app:a1:access":{},"group:g1:member":{}}}'],
  },
  {
    name: "expansion through another group",
    before: { annotations: [{ "@type": annotationType("GrantExpandable"), entitlementIds: ["a", "b"] }] },
    after: { annotations: [{ "@type": annotationType("GrantExpandable"), entitlementIds: ["b", "c"] }] },
    fields: [
      '/annotations/GrantExpandable/entitlementIds/a: "a" > ',
      '/annotations/GrantExpandable/entitlementIds/c:  > "c"',
    ],
    reversed: ["/annotations/GrantExpandable/entitlementIds"],
  },
  {
    name: "a set that comes as a whole, member by member",
    before: { profile: {} },
    after: { profile: { role_names: ["A", "B"] } },
    fields: ['/profile/role_names/A:  > "A"', '/profile/role_names/B:  > "B"'],
  },
];

describe("the fields in which two records differ", () => {
  it.each(cases)("$name", ({ before, after, fields }) => {
    expect(changedFields(before, after).map(fieldText)).toEqual(fields);
  });

  it.each(cases)("$name, reversed", ({ before, after, fields, reversed }) => {
    const paths = changedFields(after, before).map(({ path }) => path);
    expect(paths).toEqual(reversed ?? fields.map((field) => field.slice(0, field.search(/: ([^>]*) > /))));
  });
});

function fieldText({ path, ...sides }: { path: string; before?: unknown; after?: unknown }): string {
  const text = (side: "before" | "after") => (side in sides ? JSON.stringify(sides[side]) : "");
  return `${path}: ${text("before")} > ${text("after")}`;
}

function trait(fields: object): object {
  return { annotations: [{ "@type": user, ...fields }] };
}

function primary(address: string): object {
  return { address, isPrimary: true };
}
