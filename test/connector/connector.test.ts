import { describe, expect, it } from "vitest";
import { connectorOf, connectorThatRead } from "./connector-of.js";
import { drain } from "./in-memory-jumpcloud.js";

const users = [
  {
    _id: "u1",
    username: "ada",
    email: "ada@x.com",
    manager: "u2",
    organization: "o1",
    admin: { id: "a1" },
    mfa: { configured: false },
  },
  {
    _id: "u2",
    username: "grace",
    email: "grace@x.com",
    manager: "u9",
    attributes: [{ name: "badge", value: "1" }],
  },
  {
    _id: "u3",
    username: "twin",
    email: "GRACE@x.com",
    admin: { id: "a9" },
    attributes: [{ name: "badge", value: "2" }, { name: "team", value: null }, null],
  },
];
const administrators = [
  {
    _id: "a1",
    email: "ada@x.com",
    totpEnrolled: true,
    role: "r1",
    roleName: "Manager",
    apiKeyHash: { prefix: "jca_a" },
  },
  { _id: "a2", email: "grace@x.com", roleName: "Help Desk", organization: "o2" },
];
const answers = {
  "/api/systemusers": users,
  "/api/users": administrators,
  "/api/v2/service-accounts": [{ objectId: "s1", name: "ci", status: "ACTIVE", roleId: "r1" }],
  "/api/applications": [{ _id: "p1", name: "x", organization: "o1" }],
};

describe("the connector", () => {
  it.each([
    [[], ["user", "admin_user", "group", "app", "role"]],
    [["app"], ["user", "admin_user", "group", "role"]],
    [["role"], ["user", "admin_user", "group", "app"]],
    [["admin_user"], ["user", "group", "app"]],
  ] as const)("without %j syncs %j", (without, types) => {
    const { connector } = connectorOf({}, { without: new Set(without) });
    expect(connector.syncers.map(({ resourceType }) => resourceType.id)).toEqual(types);
  });

  it("says of each type what it is", () => {
    const { connector } = connectorOf({});
    const skip = { "@type": "type.googleapis.com/c1.connector.v2.SkipEntitlementsAndGrants" };
    expect(connector.syncers.map(({ resourceType: { description: _, ...type } }) => type)).toEqual([
      { id: "user", displayName: "User", traits: ["TRAIT_USER"], annotations: [skip] },
      { id: "admin_user", displayName: "Administrator", traits: ["TRAIT_USER"], annotations: [skip] },
      { id: "group", displayName: "Group", traits: ["TRAIT_GROUP"] },
      { id: "app", displayName: "App", traits: ["TRAIT_APP"] },
      { id: "role", displayName: "Role", traits: ["TRAIT_ROLE"] },
    ]);
  });

  it("joins accounts, managers and roles without a request", async () => {
    const { connector, syncer, asked, warnings } = connectorOf(answers);
    for (const { list } of connector.syncers) await drain(list());
    const requests = asked.length;
    connector.join();
    expect(syncer("user").resource("u1").profile).toEqual({
      user_id: "u1",
      username: "ada",
      email: "ada@x.com",
      manager_id: "u2",
      manager: "grace@x.com",
      mfa_configured: false,
      linked_admin_id: "a1",
      link_basis: "user_admin_id",
    });
    expect(syncer("user").resource("u2").profile).toEqual({
      user_id: "u2",
      username: "grace",
      email: "grace@x.com",
      manager_id: "u9",
    });
    const made = syncer("admin_user").resource("a1");
    expect(made.profile).toEqual({
      user_id: "a1",
      admin_id: "a1",
      email: "ada@x.com",
      role_names: ["Manager"],
      totp_enrolled: true,
      linked_user_id: "u1",
      link_basis: "user_admin_id",
    });
    // The TOTP of an administrator who was made from a user does not count, the user's MFA does.
    expect(made.annotations[0]).toEqual({
      "@type": "type.googleapis.com/c1.connector.v2.UserTrait",
      emails: [{ address: "ada@x.com", isPrimary: true }],
      accountType: "ACCOUNT_TYPE_HUMAN",
      mfaStatus: {},
    });
    expect(syncer("admin_user").resource("s1").profile).toEqual({
      user_id: "s1",
      admin_id: "s1",
      role_names: ["Manager"],
    });
    expect([...syncer("admin_user").ids()]).toEqual(["a1", "a2", "s1"]);
    expect(asked).toHaveLength(requests);
    expect([...warnings].sort()).toEqual([
      "ambiguous_admin_link admin_user:a2",
      "dangling_admin_link user:u3",
      "dangling_manager user:u2",
      "duplicate_email user:u2",
      "duplicate_email user:u3",
      "role_name_without_id role:role_help_desk",
    ]);
  });

  it("has no links, and no warnings of them, without administrators", async () => {
    const { syncer, warnings, asked } = await connectorThatRead(answers, {
      without: new Set(["admin_user"]),
    });
    expect(syncer("user").resource("u1").profile).not.toHaveProperty("linked_admin_id");
    expect([...warnings].sort()).toEqual([
      "dangling_manager user:u2",
      "duplicate_email user:u2",
      "duplicate_email user:u3",
    ]);
    expect(asked.filter((path) => /users$|roles|accounts/.test(path))).toEqual(["/api/systemusers"]);
  });

  it("tells no roles that it does not read, but names them in the administrators", async () => {
    const { syncer, warnings } = await connectorThatRead(answers, { without: new Set(["role"]) });
    expect(syncer("admin_user").resource("a2").profile?.role_names).toEqual(["Help Desk"]);
    expect([...warnings].filter((warning) => warning.startsWith("role"))).toEqual([]);
  });

  it("does without service accounts where they are refused, and says so", async () => {
    const { connector, syncer } = await connectorThatRead({ ...answers, "/api/v2/service-accounts": 403 });
    expect([...syncer("admin_user").ids()]).toEqual(["a1", "a2"]);
    expect(connector.notRead().at(-1)).toEqual({
      what: "service accounts",
      why: "GET /api/v2/service-accounts answered 403",
    });
  });

  it.each(["/api/systemusers", "/api/users", "/api/applications", "/api/v2/usergroups"])(
    "rejects where %s is refused",
    async (path) => {
      await expect(connectorThatRead({ ...answers, [path]: 403 })).rejects.toThrow(
        `GET ${path} answered 403`,
      );
    },
  );

  it("counts an account that is an administrator and a service account once", async () => {
    const twice = { ...answers, "/api/v2/service-accounts": [{ objectId: "a2", name: "ci" }] };
    const { syncer } = await connectorThatRead(twice);
    expect([...syncer("admin_user").ids()]).toEqual(["a1", "a2"]);
    expect(syncer("admin_user").resource("a2").displayName).toBe("grace@x.com");
  });

  it("knows the organisations that rows name", async () => {
    const { connector } = await connectorThatRead(answers);
    expect([...connector.organizationIds()].sort()).toEqual(["o1", "o2"]);
  });

  it("counts the custom attributes by name", async () => {
    const { connector } = await connectorThatRead(answers);
    expect(connector.customAttributeNames()).toBe(2);
  });

  it("knows the owner of the key by its prefix", async () => {
    const { connector } = await connectorThatRead(answers);
    expect(connector.credentialOwner()).toEqual({ owner: "ada@x.com", role: "Manager" });
  });
});

describe("what came during the sync", () => {
  it.each([
    ["user", "/api/systemusers"],
    ["admin_user", "/api/users"],
  ])("of the type %s is read from the end of the list", async (type, path) => {
    const rows: object[] = [...(type === "user" ? users : administrators)];
    const { syncer } = connectorOf({ ...answers, [path]: rows });
    await drain(syncer(type).list());
    rows.push({ _id: "zz", email: "z@x.com" });
    expect(await drain(syncer(type).recent?.() ?? drainless())).toEqual(["zz"]);
    expect([...syncer(type).ids()]).toContain("zz");
    expect(await drain(syncer(type).recent?.() ?? drainless())).toEqual([]);
  });

  it("is a user whom an edge leads to, once that is kept", async () => {
    const late = { _id: "u7", username: "late", created: "2026-11-23T00:00:01Z" };
    const { syncer } = await connectorThatRead({ ...answers, "/api/systemusers/u7": late });
    const found = await syncer("user").find?.("u7");
    expect(found?.createdAtMs).toBe(Date.UTC(2026, 10, 23, 0, 0, 1));
    expect([...syncer("user").ids()]).not.toContain("u7");
    found?.keep?.();
    expect(syncer("user").resource("u7").displayName).toBe("late");
  });

  it.each([
    [404, undefined],
    [403, {}],
  ])("is no user whose own address answers %i", async (status, found) => {
    const { syncer } = connectorOf({ "/api/systemusers/u7": status });
    expect(await syncer("user").find?.("u7")).toEqual(found);
  });
});

async function* drainless(): AsyncGenerator<string> {
  yield "the syncer does not read what is recent";
}
