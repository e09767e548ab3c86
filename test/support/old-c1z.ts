import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JsonObject } from "@bufbuild/protobuf";
import sqlite, { type Database } from "node-sqlite3-wasm";
import { encode } from "../../src/c1z/messages/encode.js";
import { compressed } from "../../src/c1z/writing/compress.js";
import type {
  SimulatedAdministrator,
  SimulatedOrganization,
  SimulatedUser,
} from "../../src/simulator/organization.js";

// A c1z as baton-jumpcloud v0.0.7 writes it, which comes with baton-sdk v0.1.5: its tables, its ids, and the records
// that it makes of JumpCloud's rows. Written against that connector's source, and with nothing of what reads it.

export const oldTables = `
CREATE TABLE v1_resource_types (id integer primary key, external_id text not null, data blob not null, sync_id text not null, discovered_at datetime not null);
CREATE TABLE v1_resources (id integer primary key, resource_type_id text not null, external_id text not null, parent_resource_type_id text, parent_resource_id text, data blob not null, sync_id text not null, discovered_at datetime not null);
CREATE TABLE v1_entitlements (id integer primary key, resource_type_id text not null, resource_id text not null, external_id text not null, data blob not null, sync_id text not null, discovered_at datetime not null);
CREATE TABLE v1_grants (id integer primary key, resource_type_id text not null, resource_id text not null, entitlement_id text not null, principal_resource_type_id text not null, principal_resource_id text not null, external_id text not null, data blob not null, sync_id text not null, discovered_at datetime not null);
CREATE TABLE v1_sync_runs (id integer primary key, sync_id text not null, started_at datetime not null, ended_at datetime, sync_token text not null);
CREATE TABLE v1_assets (id integer primary key, external_id text not null, content_type text not null, data blob not null, sync_id text not null, discovered_at datetime not null);
CREATE UNIQUE INDEX idx_grants_external_sync_v1 on v1_grants (external_id, sync_id);
`;

const SYNC_ID = "2pDd3fS3Gk5nPpGp0KQd5oPdYbW";
const ADMIN_APP = "2UjI0eIRo77RGFwi2GKpAa0Til0";
const ANY = "type.googleapis.com/c1.connector.v2.";
const roleNames = [
  "Administrator with Billing",
  "Administrator",
  "Manager",
  "Command Runner with Billing",
  "Command Runner",
  "Help Desk",
  "Read Only",
];

interface Id {
  resourceType: string;
  resource: string;
}

/** The database of that connector for an organisation. */
export function fillOldDatabase(database: Database, organization: SimulatedOrganization): void {
  database.exec(oldTables);
  const at = "2026-11-20 02:00:00.000000000";
  database.run("INSERT INTO v1_sync_runs (sync_id, started_at, ended_at, sync_token) VALUES (?, ?, ?, '')", [
    SYNC_ID,
    at,
    "2026-11-20 02:00:26.500000000",
  ]);
  const insert = (table: string, row: Record<string, string | Uint8Array>) => {
    const all = { ...row, sync_id: SYNC_ID, discovered_at: at };
    const marks = Object.keys(all).map(() => "?");
    const columns = Object.keys(all).join(", ");
    database.run(`INSERT INTO ${table} (${columns}) VALUES (${marks.join(", ")})`, Object.values(all));
  };
  const resources = new Map<string, JsonObject>();
  const resource = (id: Id, json: JsonObject) => {
    const whole = { id: { ...id }, ...json };
    resources.set(`${id.resourceType}:${id.resource}`, whole);
    const data = encode("Resource", whole);
    insert("v1_resources", { resource_type_id: id.resourceType, external_id: keyOf(id), data });
  };
  const entitlement = (id: Id, words: { title: string; slug: string; purpose: string }) => {
    const whole = resources.get(keyOf(id)) ?? {};
    const data = encode("Entitlement", {
      resource: whole,
      id: keyOf(id),
      displayName: `${String(whole.displayName)} ${words.title}`,
      description: "as that connector says it",
      grantableTo: [{ id: "user", displayName: "User", traits: ["TRAIT_USER"] }],
      purpose: words.purpose,
      slug: words.slug,
    });
    const columns = { resource_type_id: id.resourceType, resource_id: id.resource };
    insert("v1_entitlements", { ...columns, external_id: keyOf(id), data });
  };
  const granted = new Set<string>();
  const grant = (of: Id, principal: Id) => {
    const id = `${of.resourceType}-grant:${of.resource}:${keyOf(principal)}:${of.resource}`;
    if (granted.has(id)) return;
    granted.add(id);
    insert("v1_grants", {
      resource_type_id: of.resourceType,
      resource_id: of.resource,
      entitlement_id: keyOf(of),
      principal_resource_type_id: principal.resourceType,
      principal_resource_id: principal.resource,
      external_id: id,
      data: encode("Grant", {
        id,
        entitlement: { id: keyOf(of), resource: resources.get(keyOf(of)) ?? {} },
        principal: { id: { ...principal } },
      }),
    });
  };

  for (const [id, trait] of Object.entries({ user: "USER", group: "GROUP", app: "APP", role: "ROLE" })) {
    const displayName = id.charAt(0).toUpperCase() + id.slice(1);
    const data = encode("ResourceType", { id, displayName, traits: [`TRAIT_${trait}`] });
    insert("v1_resource_types", { external_id: id, data });
  }
  const { users: systemUsers, administrators, groups, applications } = organization;
  const members = organization.memberships;
  const userOf = (email: unknown) => (email ? systemUsers.find((user) => user.email === email) : undefined);
  const emails = new Map(systemUsers.map((user) => [user._id, user.email]));
  for (const user of systemUsers) {
    resource({ resourceType: "user", resource: user._id }, oldUser(user, emails.get(user.manager ?? "")));
  }
  for (const administrator of administrators) {
    if (userOf(administrator.email) !== undefined) continue;
    resource({ resourceType: "user", resource: administrator._id }, oldAdministrator(administrator));
  }
  for (const { id, name, description, type, email } of groups) {
    const trait = { "@type": `${ANY}GroupTrait`, profile: { type, email } };
    const group = { resourceType: "group", resource: id };
    resource(group, { displayName: name, description, annotations: [trait] });
    entitlement(group, { title: "Group Member", slug: "member", purpose: "PURPOSE_VALUE_ASSIGNMENT" });
    for (const member of members.get(id) ?? []) grant(group, { resourceType: "user", resource: member });
  }
  const access = { title: "app access", slug: "access", purpose: "PURPOSE_VALUE_ASSIGNMENT" };
  for (const { _id: id, displayLabel, description, learnMore, logo } of applications) {
    const app = { resourceType: "app", resource: id };
    const trait = {
      "@type": `${ANY}AppTrait`,
      ...(typeof learnMore === "string" && { helpUrl: learnMore }),
      ...(logo !== undefined && { logo: { id: "https://example.com/logo.png" } }),
    };
    resource(app, {
      displayName: text(displayLabel),
      description: text(description),
      annotations: [trait],
    });
    entitlement(app, access);
    for (const user of organization.userBindings.get(id) ?? [])
      grant(app, { resourceType: "user", resource: user });
    for (const group of organization.groupBindings.get(id) ?? []) {
      grant(app, { resourceType: "group", resource: group });
      for (const member of members.get(group) ?? []) grant(app, { resourceType: "user", resource: member });
    }
  }
  const adminApp = { resourceType: "app", resource: ADMIN_APP };
  resource(adminApp, {
    displayName: "JumpCloud Administration",
    annotations: [{ "@type": `${ANY}AppTrait` }],
  });
  entitlement(adminApp, access);
  for (const name of roleNames) {
    const role = { resourceType: "role", resource: roleId(name) };
    resource(role, { displayName: name, annotations: [{ "@type": `${ANY}RoleTrait` }] });
    entitlement(role, { title: "Role Member", slug: "member", purpose: "PURPOSE_VALUE_PERMISSION" });
  }
  for (const { _id: id, email, roleName } of administrators) {
    const principal = { resourceType: "user", resource: userOf(email)?._id ?? id };
    grant(adminApp, principal);
    const role = { resourceType: "role", resource: roleId(roleName) };
    if (resources.has(keyOf(role))) grant(role, principal);
  }
}

/** The whole file. `change` may spoil the database before it is compressed. */
export async function oldC1z(
  organization: SimulatedOrganization,
  change: (database: Database) => void = () => {},
): Promise<Buffer> {
  return c1zOf((database) => {
    fillOldDatabase(database, organization);
    change(database);
  });
}

/** A c1z of a database that `fill` makes. */
export async function c1zOf(fill: (database: Database) => void): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), "c1z-"));
  try {
    const path = join(folder, "sync.db");
    const database = new sqlite.Database(path);
    fill(database);
    database.close();
    return await c1zOfBytes(readFileSync(path));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A c1z that holds these bytes, whatever they are. */
export async function c1zOfBytes(bytes: Buffer): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), "c1z-"));
  try {
    const path = join(folder, "bytes");
    writeFileSync(path, bytes);
    const pieces: Uint8Array[] = [];
    for await (const piece of compressed(path)) pieces.push(Buffer.from(piece));
    return Buffer.concat(pieces);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function keyOf({ resourceType, resource }: Id): string {
  return `${resourceType}:${resource}`;
}

function roleId(name: string): string {
  return `role_${name
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")}`;
}

function oldUser(user: SimulatedUser, managerEmail: string | null | undefined): JsonObject {
  const profile: JsonObject = { id: user._id };
  const keys = {
    job_title: user.jobTitle,
    organization: user.organization,
    department: user.department,
    username: user.username,
    manager_id: user.manager,
    manager: user.manager ? managerEmail : undefined,
    employee_id: user.employeeIdentifier,
    employee_type: user.employeeType,
  };
  for (const [key, value] of Object.entries(keys)) if (typeof value === "string") profile[key] = value;
  const state = user.suspended ? "SUSPENDED" : user.account_locked ? "locked" : user.state;
  const isEnabled = !state || state === "ACTIVATED";
  return {
    displayName: user.displayname || `${user.firstname ?? ""} ${user.lastname ?? ""}`,
    annotations: [
      {
        "@type": `${ANY}UserTrait`,
        profile,
        status: isEnabled
          ? { status: "STATUS_ENABLED" }
          : { status: "STATUS_DISABLED", details: state.toLowerCase() },
        emails: [
          ...(user.email ? [{ address: user.email, isPrimary: true }] : []),
          ...(typeof user.alternateEmail === "string" ? [{ address: user.alternateEmail }] : []),
        ],
      },
    ],
  };
}

function oldAdministrator(administrator: SimulatedAdministrator): JsonObject {
  const { _id: id, email, firstname = "", lastname = "", suspended, organization } = administrator;
  const profile = { id, ...(typeof organization === "string" && { organization }) };
  return {
    displayName: `${firstname} ${lastname}`,
    annotations: [
      {
        "@type": `${ANY}UserTrait`,
        profile,
        status: { status: suspended ? "STATUS_DISABLED" : "STATUS_ENABLED" },
        ...(email && { emails: [{ address: email, isPrimary: true }] }),
        accountType: "ACCOUNT_TYPE_HUMAN",
      },
    ],
  };
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
