import type { Resource } from "../../../model/resource.js";
import { resourceKey } from "../../../model/resource-id.js";
import { C1zError } from "../../errors.js";
import type { LeftOutTally } from "../left-out.js";
import type { Tables } from "../tables.js";
import { isAdministrator, organizationOf } from "./translate.js";

/** The app of baton-jumpcloud that every administrator has access to. */
export const ADMINISTRATION_APP = "2UjI0eIRo77RGFwi2GKpAa0Til0";

/** What a c1z of baton-jumpcloud holds, by the numbers of the rows. */
export interface Survey {
  /** Directory users, groups and apps by their ids. */
  users: ReadonlyMap<string, number>;
  groups: ReadonlyMap<string, number>;
  apps: ReadonlyMap<string, number>;
  /** Administrators who are no users, by the ids of their accounts. */
  administrators: ReadonlyMap<string, Resource>;
  roles: readonly Resource[];
  /** The organisations that the accounts say they belong to: those of a provider's administrators are others. */
  organizations: ReadonlySet<string>;
}

/** Reads all resources once, and counts those of types that the connector does not have. Throws C1zError. */
export function survey(tables: Tables, tally: LeftOutTally): Survey {
  const byType = new Map(["user", "group", "app"].map((type) => [type, new Map<string, number>()]));
  const administrators = new Map<string, Resource>();
  const roles = new Map<string, Resource>();
  const organizations = new Set<string>();
  const seen = new Set<string>();
  for (const { resource, row, where } of tables.resources()) {
    const { resourceType, resource: id } = resource.id;
    const key = resourceKey(resource.id);
    if (seen.has(key)) throw new C1zError(`${where}: ${key} stands there twice`);
    seen.add(key);
    const organization = resourceType === "user" ? organizationOf(resource) : undefined;
    if (organization !== undefined) organizations.add(organization);
    const rows = byType.get(resourceType);
    if (isAdministrator(resource)) administrators.set(id, resource);
    else if (resourceType === "role") roles.set(id, resource);
    else if (rows === undefined) tally.add("resource_of_other_type", key);
    else if (id !== ADMINISTRATION_APP) rows.set(id, row);
  }
  return {
    users: byType.get("user") ?? new Map(),
    groups: byType.get("group") ?? new Map(),
    apps: byType.get("app") ?? new Map(),
    administrators,
    roles: [...roles.values()],
    organizations,
  };
}
