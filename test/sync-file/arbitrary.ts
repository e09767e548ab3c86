import fc from "fast-check";
import { annotationType } from "../../src/model/annotation.js";
import { type Entitlement, entitlementId } from "../../src/model/entitlement.js";
import { type Grant, grantId } from "../../src/model/grant.js";
import { compareEntitlements, compareGrants, compareResources, compareText } from "../../src/model/order.js";
import type { Resource } from "../../src/model/resource.js";
import type { ResourceType } from "../../src/model/resource-type.js";
import type { Struct } from "../../src/model/struct.js";
import { printDocument, type SyncDocument } from "../../src/sync-file/print-document.js";
import { header, manifest } from "./sample.js";

// Documents as odd as an organisation may make them: any text, any profile, and every reference right.

/** Any well-formed text: line separators, quotes, control characters, astral characters. */
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    "\u2028",
    "\\ud800",
    "\ue000",
    "\u{1f600}",
    "\r\n",
    "\0",
    "]",
    "],",
    "__proto__",
    "0",
    "10",
  ),
);
const nonEmptyText = text.filter((value) => value !== "");

/** Text with halves of surrogate pairs, which a syncer never makes and a writer still must not garble. */
export const anyText = fc.string({
  unit: fc.oneof(fc.string({ unit: "binary", minLength: 1 }), fc.constantFrom("\ud83d", "\ude00", "\udfff")),
});

/** JSON objects as JSON.parse makes them, with keys such as "10", "" and "__proto__". */
export function structOf(key: fc.Arbitrary<string>): fc.Arbitrary<Struct> {
  return fc.jsonValue({ depthSize: "small" }).chain((value) =>
    fc
      .uniqueArray(fc.tuple(key, fc.oneof(key, fc.double({ noNaN: true, noDefaultInfinity: true }))), {
        selector: ([name]) => name,
      })
      .map((members) => {
        const inner = members.map(([name, item]) => `${JSON.stringify(name)}:${JSON.stringify(item)}`);
        return JSON.parse(`{${[...inner, `"deep value":${JSON.stringify(value)}`].join(",")}}`);
      }),
  );
}

const resourceTypes: ResourceType[] = [
  { id: "group", displayName: "Group", traits: ["TRAIT_GROUP"] },
  { id: "user", displayName: "User", traits: ["TRAIT_USER"] },
];

function resourcesOf(type: "group" | "user"): fc.Arbitrary<Resource[]> {
  const trait = type === "group" ? "GroupTrait" : "UserTrait";
  return fc.uniqueArray(
    fc.record(
      {
        id: fc.record({ resourceType: fc.constant(type), resource: nonEmptyText }),
        displayName: nonEmptyText,
        annotations: fc.constant([{ "@type": annotationType(trait) }]),
        description: nonEmptyText,
        profile: structOf(text),
      },
      { requiredKeys: ["id", "displayName", "annotations"] },
    ),
    { selector: (resource) => resource.id.resource, maxLength: 6 },
  );
}

function memberOf(group: Resource): Entitlement {
  return {
    resource: { id: group.id },
    id: entitlementId(group.id, "member"),
    displayName: group.displayName,
    grantableTo: [{ id: "user" }],
    purpose: "PURPOSE_VALUE_ASSIGNMENT",
    slug: "member",
  };
}

function grantsOf(entitlements: Entitlement[], users: Resource[]): fc.Arbitrary<Grant[]> {
  const pairs = entitlements.flatMap((entitlement) => users.map((user) => ({ entitlement, user })));
  const sources = fc.subarray(entitlements.map(({ id }) => id));
  return fc
    .subarray(pairs)
    .chain((chosen) => fc.tuple(...chosen.map((pair) => fc.tuple(fc.constant(pair), sources))))
    .map((chosen) =>
      chosen.map(([{ entitlement, user }, ids]) => ({
        entitlement: { resource: entitlement.resource, id: entitlement.id },
        principal: { id: user.id },
        id: grantId(entitlement.id, user.id),
        ...(ids.length > 0 && {
          sources: { sources: Object.fromEntries(ids.map((id) => [id, { isDirect: true as const }])) },
        }),
      })),
    );
}

/** Whole, sorted and self-consistent documents. */
export const documents = fc.tuple(resourcesOf("group"), resourcesOf("user")).chain(([groups, users]) => {
  const entitlements = groups.map(memberOf);
  return grantsOf(entitlements, users).map((grants) => ({
    header,
    resourceTypes: resourceTypes.toSorted((a, b) => compareText(a.id, b.id)),
    resources: [...groups, ...users].sort(compareResources),
    entitlements: entitlements.toSorted(compareEntitlements),
    grants: grants.toSorted(compareGrants),
    manifest,
  }));
});

/** The text of a document, as the writer prints it. */
export async function printed(document: SyncDocument): Promise<string> {
  let text = "";
  for await (const piece of printDocument(document)) text += piece;
  return text;
}
