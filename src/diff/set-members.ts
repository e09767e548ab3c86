import { appFlagSchema } from "../model/annotation.js";

/** How the members of a list are known by, and where they stand in it. */
export interface SetMembers {
  /** `undefined` for what can be no member. */
  key(member: unknown): string | undefined;
  /** Members of a lower rank stand first; those of the same rank as they came. */
  rank(member: unknown): number;
}

// Lists in which the order says nothing: a member is known by itself, whatever stands before it. All others, such as
// those of custom attributes, are compared as a whole.
const texts: SetMembers = {
  key: (member) => (typeof member === "string" ? member : undefined),
  rank: () => 0,
};

const flagOrder: readonly string[] = appFlagSchema.options;

const flags: SetMembers = {
  key: texts.key,
  rank: (member) => flagOrder.indexOf(String(member)),
};

const emails: SetMembers = {
  key: (member) => textAt(member, "address"),
  rank: (member) => (isObject(member) && member.isPrimary === true ? 0 : 1),
};

const types: SetMembers = { key: (member) => textAt(member, "id"), rank: () => 0 };

const annotations: SetMembers = {
  key: (member) => textAt(member, "@type")?.replace(/^.*\./, ""),
  rank: (member) => annotationOrder.indexOf(textAt(member, "@type")?.replace(/^.*\./, "") ?? ""),
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
  ["/profile/role_names", texts],
]);

/** What the list at `path` is, when it is a set. */
export function setAt(path: string): SetMembers | undefined {
  return sets.get(path);
}

function textAt(member: unknown, key: string): string | undefined {
  if (!isObject(member)) return undefined;
  const value = member[key];
  return typeof value === "string" ? value : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
