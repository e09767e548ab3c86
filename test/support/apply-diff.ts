import { type SectionName, sectionNames, sections } from "../../src/sync-file/section.js";

// What a diff document states, carried out: its own reading of the paths, as docs/diff.md describes them.

const value = (member: unknown) => String(member);
const at = (key: string) => (member: unknown) => (isObject(member) ? String(member[key]) : "");

/** The sets, by path, and what a member of each is known by. */
const keyOf: Readonly<Record<string, (member: unknown) => string>> = {
  "/annotations": (member) => at("@type")(member).split(".").at(-1) ?? "",
  "/annotations/UserTrait/emails": at("address"),
  "/annotations/UserTrait/loginAliases": value,
  "/annotations/UserTrait/employeeIds": value,
  "/annotations/AppTrait/flags": value,
  "/annotations/GrantExpandable/entitlementIds": value,
  "/annotations/GrantExpandable/resourceTypeIds": value,
  "/traits": value,
  "/grantableTo": at("id"),
  "/profile/role_names": value,
};
/** Objects that are left out when nothing stands in them. */
const optional = ["/profile/attributes"];

/** Where new members go: primary addresses first, annotations and flags in their order, everything else last. */
const last = ["RawId", "ExternalLink", "GrantExpandable", "GrantImmutable", "GrantMetadata"];
const flags = ["HIDDEN", "INACTIVE", "SAML", "OIDC", "BOOKMARK"].map((name) => `APP_FLAG_${name}`);
/** Names of roles are sorted. */
const sorted = ["/profile/role_names"];

interface Change {
  path: string;
  before?: unknown;
  after?: unknown;
}

interface Section {
  added: unknown[];
  removed: unknown[];
  changed: { id: string; fields: Change[] }[];
}

export type Records = Record<SectionName, string[]>;

/** The record lines that a diff document makes of those of the older file. */
export function applyDiff(older: Records, document: Record<SectionName, Section>): Records {
  const newer: Records = { resourceTypes: [], resources: [], entitlements: [], grants: [] };
  for (const name of sectionNames) newer[name] = applySection(name, older[name], document[name]);
  return newer;
}

function applySection(
  name: SectionName,
  lines: readonly string[],
  { added, removed, changed }: Section,
): string[] {
  const records = new Map(lines.map((line) => [idOf(name, JSON.parse(line)), JSON.parse(line)]));
  for (const record of removed)
    if (!records.delete(idOf(name, record))) throw new Error("removed what is not there");
  for (const { id, fields } of changed) {
    const record = records.get(id);
    if (record === undefined) throw new Error(`changed ${id}, which is not there`);
    for (const field of fields) applyField(record, field);
  }
  for (const record of added) {
    if (records.has(idOf(name, record))) throw new Error("added what is there");
    records.set(idOf(name, record), record);
  }
  return canonical(name, [...records.values()]);
}

function canonical<Name extends SectionName>(name: Name, records: readonly unknown[]): string[] {
  const { schema, compare, print } = sections[name];
  return records
    .map((record) => schema().parse(record))
    .sort(compare)
    .map(print);
}

function idOf(name: SectionName, record: unknown): string {
  const { id } = isObject(record) ? record : {};
  return name === "resources" ? `${at("resourceType")(id)}:${at("resource")(id)}` : String(id);
}

function applyField(record: unknown, { path, before, after }: Change): void {
  const steps = path
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  change(record, { steps, base: "", before, after });
}

interface Step {
  steps: string[];
  /** The path of the container. */
  base: string;
  before: unknown;
  after: unknown;
}

function change(container: unknown, { steps, base, before, after }: Step): void {
  const [step = "", ...rest] = steps;
  const path = `${base}/${step}`;
  const old = memberOf(container, { base, step });
  if (rest.length === 0) {
    if (JSON.stringify(old) !== JSON.stringify(before)) {
      throw new Error(`${path} is ${JSON.stringify(old)}, and not ${JSON.stringify(before)}`);
    }
    put(container, { base, step, member: after });
    return;
  }
  const inner = old ?? (keyOf[path] ? [] : {});
  change(inner, { steps: rest, base: path, before, after });
  const mayBeEmpty = keyOf[path] === undefined && !optional.includes(path);
  const isEmpty = isObject(inner) && Object.keys(inner).length === 0;
  put(container, { base, step, member: isEmpty && !mayBeEmpty ? undefined : inner });
}

function memberOf(container: unknown, { base, step }: { base: string; step: string }): unknown {
  if (Array.isArray(container)) return container.find((member) => keyOf[base]?.(member) === step);
  return isObject(container) && Object.hasOwn(container, step) ? container[step] : undefined;
}

function put(
  container: unknown,
  { base, step, member }: { base: string; step: string; member: unknown },
): void {
  if (Array.isArray(container)) {
    const index = container.findIndex((one) => keyOf[base]?.(one) === step);
    const place = index === -1 ? container.length : index;
    container.splice(place, 1, ...(member === undefined ? [] : [member]));
    container.sort((a, b) => rank(a) - rank(b));
    if (sorted.includes(base)) container.sort();
  } else if (isObject(container)) {
    if (member === undefined) delete container[step];
    else {
      const own = { value: member, enumerable: true, configurable: true, writable: true };
      Object.defineProperty(container, step, own);
    }
  }
}

function rank(member: unknown): number {
  if (!isObject(member)) return flags.indexOf(String(member));
  if ("address" in member) return member.isPrimary === true ? 0 : 1;
  return last.indexOf(at("@type")(member).split(".").at(-1) ?? "");
}

function isObject(candidate: unknown): candidate is Record<string, unknown> {
  return typeof candidate === "object" && candidate !== null;
}
