import type { JsonObject } from "@bufbuild/protobuf";
import type { Database } from "node-sqlite3-wasm";
import { encode } from "../../../../src/c1z/messages/encode.js";
import { c1zOf, oldTables } from "../../../support/old-c1z.js";

const ANY = "type.googleapis.com/c1.connector.v2.";
const traits: Readonly<Record<string, string>> = { user: "User", group: "Group", app: "App", role: "Role" };
const ADMINISTRATION = "app:2UjI0eIRo77RGFwi2GKpAa0Til0";

/** A few records of baton-jumpcloud's, "group:g1" for each resource. */
export interface SmallBaton {
  /** Users by their keys, with their addresses. */
  users?: Readonly<Record<string, string>>;
  /** The organisations that users name, by their keys. */
  organizations?: Readonly<Record<string, string>>;
  /** Administrators whom no user has the address of. */
  administrators?: Readonly<Record<string, string>>;
  /** All that is no account. */
  resources?: readonly string[];
  /** The principals by the key of what they hold. */
  grants?: Readonly<Record<string, readonly string[]>>;
  /** Under the ids of what connector. Default: this one's. */
  entitlementId?: (key: string) => string;
}

/** Its c1z. `change` may spoil the database before it is compressed. */
export function smallBaton(
  {
    users = {},
    organizations = {},
    administrators = {},
    resources = [],
    grants = {},
    entitlementId = (key) => key,
  }: SmallBaton,
  change: (database: Database) => void = () => {},
): Promise<Buffer> {
  return c1zOf((database) => {
    database.exec(oldTables);
    database.exec(
      "INSERT INTO v1_sync_runs VALUES (1, 'sync', '2026-11-20 02:00:00', '2026-11-20 02:10:00', '')",
    );
    const insert = (table: string, row: Record<string, string | Uint8Array>) => {
      const all = { ...row, sync_id: "sync", discovered_at: "" };
      const names = Object.keys(all);
      database.run(
        `INSERT INTO ${table} (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})`,
        Object.values(all),
      );
    };
    const resource = (key: string, json: JsonObject) => {
      const id = idOf(key);
      const data = encode("Resource", { id: { ...id }, displayName: id.resource, ...json });
      insert("v1_resources", { resource_type_id: id.resourceType, external_id: key, data });
    };
    const emails = (address: string) => [{ address, isPrimary: true }];
    for (const [key, address] of Object.entries(users)) {
      const organization = organizations[key];
      const profile = { username: idOf(key).resource, ...(organization !== undefined && { organization }) };
      resource(key, { annotations: [{ "@type": `${ANY}UserTrait`, profile, emails: emails(address) }] });
    }
    for (const [key, address] of Object.entries(administrators)) {
      const trait = {
        "@type": `${ANY}UserTrait`,
        accountType: "ACCOUNT_TYPE_HUMAN",
        emails: emails(address),
      };
      resource(key, { annotations: [trait] });
    }
    for (const key of [...resources, ADMINISTRATION]) {
      const id = idOf(key);
      resource(key, { annotations: [{ "@type": `${ANY}${traits[id.resourceType] ?? "Group"}Trait` }] });
      const data = encode("Entitlement", {
        resource: { id: { ...id } },
        id: entitlementId(key),
        slug: "member",
      });
      const columns = { resource_type_id: id.resourceType, resource_id: id.resource };
      insert("v1_entitlements", { ...columns, external_id: entitlementId(key), data });
    }
    for (const [key, principals] of Object.entries(grants)) {
      for (const principal of principals) {
        const [of, to] = [idOf(key), idOf(principal)];
        const id = `${key}:${principal}`;
        insert("v1_grants", {
          resource_type_id: of.resourceType,
          resource_id: of.resource,
          entitlement_id: key,
          principal_resource_type_id: to.resourceType,
          principal_resource_id: to.resource,
          external_id: id,
          data: encode("Grant", {
            id,
            entitlement: { id: key, resource: { id: { ...of } } },
            principal: { id: { ...to } },
          }),
        });
      }
    }
    change(database);
  });
}

/** What administrators are granted under. */
export const administrationKey = ADMINISTRATION;

function idOf(key: string): { resourceType: string; resource: string } {
  const [resourceType = "", resource = ""] = key.split(":");
  return { resourceType, resource };
}
