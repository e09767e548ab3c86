import { appFlagSchema } from "../model/annotation.js";
import { compareText } from "../model/order.js";

/** How the members of a list are known by, and where they stand in it. */
export interface SetMembers {
  /** `undefined` for what can be no member. */
  key(member: unknown): string | undefined;
  /** How two members stand in the list; those that it does not tell apart stand as they came. */
  order(a: unknown, b: unknown): number;
}

// Lists in which the order says nothing: a member is known by itself, whatever stands before it. All others, such as
// those of custom attributes, are compared as a whole.
const texts: SetMembers = {
  key: (member) => (typeof member === "string" ? member : undefined),
  order: () => 0,
};

const sortedTexts: SetMembers = { key: texts.key, order: (a, b) => compareText(String(a), String(b)) };

const flagOrder: readonly string[] = appFlagSchema.options;

const flags: SetMembers = {
  key: texts.key,
  order: by((member) => flagOrder.indexOf(String(member))),
};

const emails: SetMembers = {
  key: (member) => textAt(member, "address"),
  order: by((member) => (isObject(member) && member.isPrimary === true ? 0 : 1)),
};

const types: SetMembers = { key: (member) => textAt(member, "id"), order: () => 0 };

const annotations: SetMembers = {
  key: (member) => textAt(member, "@type")?.replace(/^.*\./, ""),
  order: by((member) => annotationOrder.indexOf(textAt(member, "@type")?.replace(/^.*\./, "") ?? "")),
};

/** Those that are not named stand first. */
const annotationOrder = ["RawId", "ExternalLink", "GrantExpandable", "GrantImmutable", "GrantMetadata"];

const sets: ReadonlyMap<string, SetMembers> = new Map([
  ["/annotations", annotations],
  ["/annotations/UserTrait/emails", emails],
  ["/annotations/UserTrait/loginAliases", texts],
  ["/annotations/UserTrait/employeeIds", texts],
  ["/annotations/AppTrait/flags", flags],
  ["/annotations/GrantExpandable/entitlementIds", texts],
  ["/annotations/GrantExpandable/resourceTypeIds", texts],
  ["/traits", texts],
  ["/grantableTo", types],
  ["/profile/role_names", sortedTexts],
]);

/** What the list at `path` is, when it is a set. */
export function setAt(path: string): SetMembers | undefined {
  return sets.get(path);
}

function by(rankOf: (member: unknown) => number): SetMembers["order"] {
  return (a, b) => rankOf(a) - rankOf(b);
}

function textAt(member: unknown, key: string): string | undefined {
  if (!isObject(member)) return undefined;
  const value = member[key];
  return typeof value === "string" ? value : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
