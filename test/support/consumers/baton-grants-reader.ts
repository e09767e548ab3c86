import { z } from "zod";
import type { BatonGrant, BatonGraph } from "./baton-graph.js";
import { byName, check, unique } from "./baton-mappings-reader.js";

// What baton-file did with a JSON file before its keys were renamed (pkg/connector at 33b136d).

const text = z.string().min(1);

const fileSchema = z.strictObject({
  users: z.array(
    z.strictObject({
      name: text,
      display_name: text,
      email: z.string().optional(),
      // Any other word was taken for enabled.
      status: z.enum(["enabled", "active", "disabled", "inactive", "suspended"]).optional(),
      last_login: z
        .string()
        .regex(/^(0[1-9]|1[0-2])\/(0[1-9]|[12]\d|3[01])\/\d{4}$/)
        .optional(),
      type: z.enum(["service", "system", "bot", "machine", "human", "user", "person"]).optional(),
      profile: z.record(z.string(), z.string()).optional(),
    }),
  ),
  resources: z.array(
    z.strictObject({
      name: text,
      resource_type: text,
      resource_function: z.enum(["user", "group", "role", "app", "secret"]),
      display_name: text,
      description: z.string().optional(),
    }),
  ),
  entitlements: z.array(
    z.strictObject({
      resource_name: text,
      entitlement: text,
      display_name: z.string().optional(),
      description: z.string().optional(),
    }),
  ),
  grants: z.array(z.strictObject({ principal: text, entitlement_id: text })),
});

/** Reads the file as baton-file did. Throws at the first thing that it would have skipped or taken for something else. */
export function readBatonGrants(json: string): BatonGraph {
  const file = fileSchema.parse(JSON.parse(json));
  const users = byName(file.users, ({ name }) => name);
  const resources = byName(file.resources, ({ name }) => name);
  for (const name of users.keys()) check(!resources.has(name), `${name} is a user and a resource`);
  const entitlements = byName(
    file.entitlements.map((record) => ({
      resource: record.resource_name,
      slug: record.entitlement,
      record,
    })),
    ({ resource, slug }) => `${resource}:${slug}`,
  );
  const grants = file.grants.map(({ principal, entitlement_id: entitlement }): BatonGrant => {
    check(entitlements.has(entitlement), `no entitlement ${entitlement}`);
    // A name was looked up first, and only then an entitlement.
    if (users.has(principal) || resources.has(principal)) return { principal, entitlement };
    const source = entitlements.get(principal);
    if (source === undefined) throw new Error(`${principal} is nothing`);
    // Neither for users nor for apps was a grant ever expanded.
    check(
      ["group", "role"].includes(String(resources.get(source.resource)?.resource_function)),
      `${principal} does not expand`,
    );
    return { principal: source.resource, entitlement, through: principal };
  });
  for (const { resource } of entitlements.values()) check(resources.has(resource), `no resource ${resource}`);
  return { users, resources, entitlements, grants: unique(grants) };
}
