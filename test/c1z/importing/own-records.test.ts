import type { Database } from "node-sqlite3-wasm";
import { beforeAll, describe, expect, it } from "vitest";
import { encode } from "../../../src/c1z/messages/encode.js";
import type { SmallFile } from "../../support/small-sync-file.js";
import { changedC1z, exportedC1z, importOutcome } from "./import-outcome.js";

const organization: SmallFile = {
  users: { u1: {}, u2: {} },
  groups: { g1: {}, g2: {} },
  apps: { a1: {} },
  members: "g1: u1",
  bound: "a1: g1",
};

let whole: Buffer = Buffer.alloc(0);

beforeAll(async () => {
  whole = await exportedC1z(organization);
});

const sql = (text: string) => (database: Database) => database.exec(text);
/** The record of a row is put in place of it. */
const record = (table: string, where: string, data: Uint8Array) => (database: Database) =>
  database.run(`UPDATE ${table} SET data = ? WHERE ${where}`, [data]);

/** What our own export kept, with something else in it. */
const own = (path: string, value: unknown) => (database: Database) =>
  database.run(
    "UPDATE v1_connector_sessions SET value = CAST(json_set(CAST(value AS TEXT), ?, json(?)) AS BLOB)",
    [path, JSON.stringify(value)],
  );

const inherited = (source: string) =>
  encode("Grant", {
    entitlement: { resource: { id: { resourceType: "app", resource: "a1" } }, id: "app:a1:access" },
    principal: { id: { resourceType: "user", resource: "u1" } },
    id: "app:a1:access:user:u1",
    sources: { sources: { [source]: { isDirect: true } } },
  });

describe("an own c1z that says of itself what is not so", () => {
  it.each<[what: string, change: (database: Database) => void, words: RegExp]>([
    [
      "a resource of a type without a row",
      sql("DELETE FROM v1_resource_types WHERE external_id = 'group'"),
      /resource group:g1: resource type group is not in the file/,
    ],
    [
      "an entitlement of no resource",
      sql("DELETE FROM v1_resources WHERE external_id = 'group:g2'"),
      /entitlement group:g2:member: resource group:g2 is not in the file/,
    ],
    [
      "a grant to nobody",
      sql("DELETE FROM v1_resources WHERE external_id = 'user:u1'"),
      /principal user:u1 is not in the file/,
    ],
    [
      "fewer entitlements than were exported",
      sql("DELETE FROM v1_entitlements WHERE external_id = 'group:g2:member'"),
      /what it says of itself: counts.entitlements is 3, but the file has 2/,
    ],
    [
      "grants whose entitlement is gone",
      sql("DELETE FROM v1_entitlements WHERE external_id = 'app:a1:access'"),
      /v1_grants: 2 are of entitlements that the file does not hold/,
    ],
    [
      "a source that is not there",
      record("v1_grants", "external_id = 'app:a1:access:user:u1'", inherited("group:gone:member")),
      /source group:gone:member is not in the file/,
    ],
    [
      "a source that is another than was exported",
      record("v1_grants", "external_id = 'app:a1:access:user:u1'", inherited("group:g2:member")),
      /what it says of itself: the digest is [\w:]+, but the records make /,
    ],
    [
      "the row of a grant under another entitlement",
      sql("UPDATE v1_grants SET entitlement_id = 'group:g2:member' WHERE entitlement_id = 'group:g1:member'"),
      /v1_grants, row \d+: its entitlement_id is group:g2:member, and its record says group:g1:member/,
    ],
    [
      "the row of a grant under another principal",
      sql("UPDATE v1_grants SET principal_resource_id = 'u2' WHERE entitlement_id = 'group:g1:member'"),
      /its principal_resource_id is u2, and its record says u1/,
    ],
    [
      "the row of a grant under another id",
      sql("UPDATE v1_grants SET external_id = 'x' WHERE entitlement_id = 'group:g1:member'"),
      /its external_id is x, and its record says group:g1:member:user:u1/,
    ],
    [
      "the row of a resource under another type",
      sql("UPDATE v1_resources SET resource_type_id = 'app' WHERE external_id = 'group:g2'"),
      /v1_resources, row \d+: its resource_type_id is app, and its record says group/,
    ],
    [
      "the row of an entitlement under another resource",
      sql("UPDATE v1_entitlements SET resource_id = 'g1' WHERE external_id = 'group:g2:member'"),
      /v1_entitlements, row \d+: its resource_id is g1, and its record says g2/,
    ],
    [
      "another sync's words about it",
      sql(
        'UPDATE v1_connector_sessions SET value = CAST(replace(CAST(value AS TEXT), \'"id":"0\', \'"id":"1\') AS BLOB)',
      ),
      /what jc-connector kept is of the sync 1/,
    ],
    [
      "that it is whole, and what was not read whole",
      sql(
        "UPDATE v1_connector_sessions SET value = CAST(replace(CAST(value AS TEXT), '\"complete\":true', '\"complete\":false') AS BLOB)",
      ),
      /what it says of itself: it states to be incomplete, but no list is/,
    ],
    [
      "another start",
      own("$.header.startedAt", "2099-01-01T00:00:00Z"),
      /kept is from 2099-\S+ to \S+, and the sync is of another time$/,
    ],
    [
      "another end",
      own("$.manifest.endedAt", "1999-01-01T00:00:00Z"),
      /kept is from \S+ to 1999-\S+, and the sync is of another time$/,
    ],
    [
      "an address that no reader takes",
      own("$.header.source.baseUrl", "x".repeat(17_000_000)),
      /what it says of itself: source.baseUrl is longer than 16 MiB$/,
    ],
    [
      "an id that no reader takes",
      own("$.manifest.warnings", [{ code: "c", count: 1, ids: ["x".repeat(17_000_000)] }]),
      /what it says of itself: warnings\[0\].ids\[0\] is longer than 16 MiB$/,
    ],
  ])("is refused: %s", async (_, change, words) => {
    const outcome = await importOutcome(await changedC1z(whole, change));
    expect(outcome).toEqual({ refused: expect.stringMatching(words) });
  });

  it("is refused where two entitlements come to the same id", async () => {
    const id = "group:a:b:c";
    const change = (database: Database) => {
      const [run] = database.all("SELECT sync_id FROM v1_sync_runs");
      const more = [String(run?.sync_id), ""];
      for (const resource of ["a", "a:b"]) {
        const data = encode("Resource", {
          id: { resourceType: "group", resource },
          displayName: "g",
          annotations: [{ "@type": "type.googleapis.com/c1.connector.v2.GroupTrait" }],
        });
        database.run(
          "INSERT INTO v1_resources (resource_type_id, external_id, data, sync_id, discovered_at) VALUES ('group', ?, ?, ?, ?)",
          [`group:${resource}`, data, ...more],
        );
        const entitlement = encode("Entitlement", {
          resource: { id: { resourceType: "group", resource } },
          id,
          displayName: "d",
          grantableTo: [{ id: "user" }],
          purpose: "PURPOSE_VALUE_ASSIGNMENT",
          slug: resource === "a" ? "b:c" : "c",
        });
        database.exec("DROP INDEX IF EXISTS idx_entitlements_external_sync_v1");
        database.run(
          "INSERT INTO v1_entitlements (resource_type_id, resource_id, external_id, data, sync_id, discovered_at) VALUES ('group', ?, ?, ?, ?, ?)",
          [resource, id, entitlement, ...more],
        );
      }
    };
    expect(await importOutcome(await changedC1z(whole, change))).toEqual({
      refused: expect.stringMatching(/another entitlement has the id group:a:b:c/),
    });
  });
});

describe("an own c1z", () => {
  it("becomes the same records whatever the file's own numbers of rows are", async () => {
    const renumbered = await changedC1z(whole, (database) => {
      for (const table of ["v1_resources", "v1_grants"]) {
        const columns = database.all(`PRAGMA table_info(${table})`).map(({ name }) => String(name));
        database.exec(`CREATE TABLE copy (${columns.join(", ")}); INSERT INTO copy SELECT * FROM ${table};
          DROP TABLE ${table}; ALTER TABLE copy RENAME TO ${table}; UPDATE ${table} SET id = 1`);
      }
    });
    const outcome = await importOutcome(renumbered);
    expect(outcome).toEqual(await importOutcome(whole));
    expect(outcome).toMatchObject({ findings: [], leftOut: {} });
  });

  it("may leave out of a grant's record what its columns say, as newer SDKs do", async () => {
    const thin = await changedC1z(whole, (database) => {
      const data = encode("Grant", { id: "group:g1:member:user:u1" });
      record("v1_grants", "external_id = 'group:g1:member:user:u1'", data)(database);
    });
    expect(await importOutcome(thin)).toEqual(await importOutcome(whole));
  });
});
