import { z } from "zod";
import type { BatonGrant, BatonGraph } from "./baton-graph.js";

// What baton-file's loader and validator ask of a JSON file (pkg/client and pkg/connector at 008b900): the rules, and
// none of the code that is tested with them. What baton-file only warns of is an error here.

const text = z.string().min(1);
const flat = z.record(z.string(), z.string()).optional();
const time = z.iso.datetime().optional();

const userSchema = z.strictObject({
  id: text,
  display_name: text,
  email: z
    .string()
    .regex(/^[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9.-]+$/)
    .optional(),
  // Any other word is taken for enabled.
  status: z.enum(["enabled", "active", "disabled", "inactive", "suspended", "deleted"]).optional(),
  status_details: text.optional(),
  type: z.enum(["human", "service", "system", "bot", "machine"]).optional(),
  last_login: time,
  login: text.optional(),
  login_aliases: z.array(text).optional(),
  employee_id: z.array(text).optional(),
  additional_emails: z.array(text).optional(),
  mfa_enabled: z.boolean().optional(),
  sso_enabled: z.boolean().optional(),
  profile: flat,
});

const fileSchema = z.strictObject({
  users: z.array(userSchema),
  resources: z.array(
    z.strictObject({
      id: text,
      resource_type: text,
      trait: z.enum(["user", "group", "role", "app", "secret"]),
      display_name: text,
      description: z.string().optional(),
      profile: flat,
    }),
  ),
  entitlements: z.array(
    z.strictObject({
      resource_id: text,
      entitlement_slug: text,
      display_name: z.string().optional(),
      description: z.string().optional(),
    }),
  ),
  direct_user_grants: z.array(
    z.strictObject({ principal_id: text, resource_id: text, entitlement_slug: text }),
  ),
  grant_inheritance_mappings: z.array(
    z.strictObject({
      principal_resource_id: text,
      principal_entitlement_slug: text,
      inherited_resource_id: text,
      inherited_entitlement_slug: text,
      inheritance_depth: z.enum(["full", "shallow"]),
    }),
  ),
});

/** Reads the file as baton-file does. Throws at the first thing that it would refuse, skip or take for something else. */
export function readBatonMappings(json: string): BatonGraph {
  const file = fileSchema.parse(JSON.parse(json));
  const users = byName(file.users, ({ id }) => id);
  const resources = byName(file.resources, ({ id }) => id);
  for (const id of users.keys()) check(!resources.has(id), `${id} is a user and a resource`);
  const entitlements = byName(
    file.entitlements.map((record) => ({
      resource: record.resource_id,
      slug: record.entitlement_slug,
      record,
    })),
    ({ resource, slug }) => `${resource}:${slug}`,
  );
  for (const { resource } of entitlements.values()) {
    check(
      users.has(resource) || resources.has(resource),
      `an entitlement of ${resource}, which is not there`,
    );
  }
  const known = (resource: string, slug: string) => {
    check(entitlements.has(`${resource}:${slug}`), `no entitlement ${resource}:${slug}`);
    return `${resource}:${slug}`;
  };
  const direct = file.direct_user_grants.map((grant): BatonGrant => {
    check(users.has(grant.principal_id), `${grant.principal_id} is no user`);
    return { principal: grant.principal_id, entitlement: known(grant.resource_id, grant.entitlement_slug) };
  });
  const inherited = file.grant_inheritance_mappings.map(
    (mapping): BatonGrant => ({
      principal: mapping.principal_resource_id,
      entitlement: known(mapping.inherited_resource_id, mapping.inherited_entitlement_slug),
      through: known(mapping.principal_resource_id, mapping.principal_entitlement_slug),
    }),
  );
  return { users, resources, entitlements, grants: unique([...direct, ...inherited]) };
}

/** Throws where two have one name. */
export function byName<Item>(items: readonly Item[], nameOf: (item: Item) => string): Map<string, Item> {
  const named = new Map(items.map((item) => [nameOf(item), item]));
  check(named.size === items.length, "a name stands twice");
  return named;
}

/** Two grants of one entitlement to one principal have the same id: the later one replaces the other. */
export function unique(grants: readonly BatonGrant[]): readonly BatonGrant[] {
  byName(grants, ({ principal, entitlement }) => `${principal}\0${entitlement}`);
  return grants;
}

export function check(isRight: boolean, complaint: string): void {
  if (!isRight) throw new Error(complaint);
}
