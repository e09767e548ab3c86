import { describe, expect, it } from "vitest";
import { encode } from "../../../../src/c1z/messages/encode.js";
import { importOutcome } from "../import-outcome.js";
import { type SmallBaton, smallBaton } from "./small-baton.js";

const organization: SmallBaton = {
  users: { "user:u1": "u1@example.com" },
  resources: ["group:g1", "group:g2", "app:a1"],
  grants: { "group:g1": ["user:u1"], "app:a1": ["group:g1", "user:u1"] },
};

/** The ids of the grants that were written, and what was counted. */
async function imported(file: SmallBaton) {
  const outcome = await importOutcome(await smallBaton(file));
  if ("refused" in outcome) return outcome;
  const { grants, resources } = JSON.parse(outcome.text);
  return {
    grants: grants.map(({ id }: { id: string }) => id),
    resources: resources.map(({ id }: { id: { resource: string } }) => id.resource),
    leftOut: outcome.leftOut,
    findings: outcome.findings,
  };
}

const usual = {
  grants: ["app:a1:access:group:g1", "app:a1:access:user:u1", "group:g1:member:user:u1"],
  resources: ["a1", "g1", "g2", "u1"],
  findings: [],
};
const perhaps = { perhaps_direct_too: ["app:a1:access:user:u1"] };

describe("grants of a c1z of baton-jumpcloud", () => {
  it.each<[what: string, of: string, to: string, code: string]>([
    ["a group in a group", "group:g1", "group:g2", "grant_to_other_type"],
    ["a role that has the id of a user", "app:a1", "role:u1", "grant_to_other_type"],
    ["an app that has the id of a user", "group:g1", "app:u1", "grant_to_other_type"],
    ["an app that has an app", "app:a1", "app:u1", "grant_to_other_type"],
    ["an administrator in a group", "group:g2", "user:adm", "grant_to_other_type"],
    ["nobody", "group:g2", "user:gone", "grant_to_absent_principal"],
    ["a group that is gone", "app:a1", "group:gone", "grant_to_absent_principal"],
  ])("are left out and counted: %s", async (_, of, to, code) => {
    const grants = { ...organization.grants, [of]: [...(organization.grants?.[of] ?? []), to] };
    const administrators = { "user:adm": "adm@example.com" };
    expect(await imported({ ...organization, administrators, grants })).toEqual({
      ...usual,
      leftOut: { ...perhaps, administrator_left_out: ["user:adm"], [code]: [`${of}:${to}`] },
    });
  });

  it("are counted where what they are of is not in the file", async () => {
    const grants = { ...organization.grants, "group:gone": ["user:u1"] };
    expect(await imported({ ...organization, grants })).toEqual({
      ...usual,
      leftOut: { ...perhaps, grant_of_absent_entitlement: [] },
    });
  });
});

describe("a grant of a c1z of baton-jumpcloud", () => {
  it.each(["u1", "u2"])(
    "is refused where its entitlement is one group's and its resource another: user:%s",
    async (user) => {
      const users = { ...organization.users, "user:u2": "u2@example.com" };
      const grants = { ...organization.grants, "group:g2": ["user:u2"] };
      const bytes = await smallBaton({ ...organization, users, grants }, (database) => {
        const data = encode("Grant", {
          id: "x",
          entitlement: { id: "group:g1", resource: { id: { resourceType: "group", resource: "g2" } } },
          principal: { id: { resourceType: "user", resource: user } },
        });
        database.run(
          `INSERT INTO v1_grants (resource_type_id, resource_id, entitlement_id, principal_resource_type_id,
             principal_resource_id, external_id, data, sync_id, discovered_at)
           VALUES ('group', 'g2', 'group:g1', 'user', ?, 'x', ?, 'sync', '')`,
          [user, data],
        );
      });
      expect(await importOutcome(bytes)).toEqual({
        refused:
          "v1_grants, row 5: it is of group:g2, and its entitlement, group:g1, is one of group:g1: " +
          "it is damaged, or somebody changed it",
      });
    },
  );
});

describe("the database of a c1z of baton-jumpcloud", () => {
  const spoilt = async (change: string) => {
    const resources = [...(organization.resources ?? []), "group:G1"];
    const grants = { ...organization.grants, "group:G1": ["user:u1"] };
    const bytes = await smallBaton({ ...organization, resources, grants }, (database) =>
      database.exec(change),
    );
    const outcome = await importOutcome(bytes);
    return "refused" in outcome ? outcome : outcome.text;
  };
  /** What nothing but an edited schema does. */
  const schema = (change: string) =>
    `PRAGMA writable_schema = ON; UPDATE sqlite_schema SET ${change}; PRAGMA writable_schema = RESET`;
  const another = `INSERT INTO v1_resources (resource_type_id, external_id, data, sync_id, discovered_at)
    SELECT resource_type_id, 'group:g9', data, 'SYNC', '' FROM v1_resources WHERE external_id = 'group:g1'`;

  it.each([
    [
      "ids that are the same but for their case",
      schema("sql = replace(sql, 'entitlement_id text', 'entitlement_id text collate nocase')"),
    ],
    [
      "syncs that are",
      `${schema("sql = replace(sql, 'sync_id text', 'sync_id text collate nocase')")};${another}`,
    ],
    [
      "an index that has grants under another entitlement",
      `UPDATE v1_grants SET discovered_at = external_id;
       CREATE UNIQUE INDEX other ON v1_grants (sync_id, discovered_at);
       ${schema("sql = 'CREATE UNIQUE INDEX other ON v1_grants (sync_id, entitlement_id)' WHERE name = 'other'")}`,
    ],
    [
      "an index that has a resource under another sync",
      `UPDATE v1_resources SET discovered_at = sync_id WHERE external_id <> 'group:g2';
       CREATE INDEX other ON v1_resources (discovered_at);
       ${schema("sql = 'CREATE INDEX other ON v1_resources (sync_id)' WHERE name = 'other'")}`,
    ],
  ])("mixes nothing up, and loses nothing: %s", async (_, change) => {
    expect(await spoilt(change)).toEqual(await spoilt(""));
  });
});

describe("resources of a c1z of baton-jumpcloud", () => {
  it.each(["repo:r1", "admin_user:r1"])("are counted where it has no such type: %s", async (key) => {
    const resources = [...(organization.resources ?? []), key];
    expect(await imported({ ...organization, resources })).toEqual({
      ...usual,
      leftOut: { ...perhaps, resource_of_other_type: [key] },
    });
  });

  it("may have the id of a resource of another type", async () => {
    const resources = [...(organization.resources ?? []), "app:u1", "role:a1"];
    expect(await imported({ ...organization, resources })).toMatchObject({ findings: [], leftOut: perhaps });
  });
});

describe("a c1z of another connector", () => {
  it("is refused where one of its entitlements is not called as baton-jumpcloud calls it", async () => {
    const entitlementId = (key: string) => (key === "app:a1" ? `${key}:access` : key);
    const grants = { "group:g1": ["user:u1"] };
    expect(await imported({ ...organization, grants, entitlementId })).toEqual({
      refused:
        "is neither of jc-connector nor of baton-jumpcloud, whose files import takes: " +
        "the first says so in it, and the other has no entitlement app:a1:access",
    });
  });

  it("is refused where nothing tells whose it is", async () => {
    const bytes = await smallBaton({}, (database) => database.exec("DELETE FROM v1_entitlements"));
    expect(await importOutcome(bytes)).toEqual({
      refused: expect.stringMatching(/nothing tells whose it is/),
    });
  });

  it("is refused where it has types that JumpCloud has not", async () => {
    const bytes = await smallBaton(organization, (database) =>
      database.run(
        "INSERT INTO v1_resource_types (external_id, data, sync_id, discovered_at) VALUES ('repo', ?, 'sync', '')",
        [Buffer.from("0a047265706f12047265706f1a0101", "hex")],
      ),
    );
    expect(await importOutcome(bytes)).toEqual({
      refused: expect.stringMatching(/type repo, which JumpCloud/),
    });
  });
});
