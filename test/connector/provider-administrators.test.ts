import { describe, expect, it } from "vitest";
import { connectorThatRead } from "./connector-of.js";
import { drain } from "./in-memory-jumpcloud.js";

const path = "/api/v2/providers/p1/administrators";
const own = { _id: "a1", email: "ada@acme.example", role: "r1", roleName: "Manager" };
const theirs = {
  _id: "a9",
  email: "joe@msp.example",
  role: "r9",
  roleName: "Help Desk",
  organization: "home",
};
const what = "administrators of a managing provider";
const always = { what, why: "JumpCloud does not list them in the organisation" };
const namedByRow = { ...own, provider: "p1" };

async function read(
  answers: Parameters<typeof connectorThatRead>[0],
  options: Parameters<typeof connectorThatRead>[1] & { providerId?: () => string | undefined } = {},
) {
  const test = await connectorThatRead(answers, options);
  const administrators = test.connector.syncers.find(({ resourceType }) => resourceType.id === "admin_user");
  const ids = [...(administrators?.ids() ?? [])];
  const notRead = test.connector.notRead().filter((one) => one.what === what);
  return { ...test, administrators, ids, notRead };
}

describe("the administrators of a managing provider", () => {
  it.each([
    ["the list of organisations", { "/api/users": [own] }, { providerId: () => "p1" }],
    ["the administrators' rows", { "/api/users": [namedByRow] }, {}],
  ])("are read where %s names it, marked, with their roles", async (_, answers, options) => {
    const { administrators, ids, notRead, connector } = await read({ ...answers, [path]: [theirs] }, options);
    expect(ids).toEqual(["a1", "a9"]);
    expect(administrators?.resource("a9").profile).toEqual({
      user_id: "a9",
      admin_id: "a9",
      email: "joe@msp.example",
      role_names: ["Help Desk"],
      is_provider_administrator: true,
      provider_id: "p1",
    });
    expect(administrators?.resource("a1").profile).not.toHaveProperty("provider_id");
    expect(notRead).toEqual([]);
    const holders = connector.syncers.flatMap((syncer) => [...(syncer.holders?.("r9") ?? [])]);
    expect(holders).toEqual([{ resourceType: "admin_user", resource: "a9" }]);
    // The organisation that their rows name is the provider's own.
    expect([...connector.organizationIds()]).toEqual([]);
  });

  it("are one resource where the organisation lists one of them too, and not marked then", async () => {
    const { administrators, ids } = await read({
      "/api/users": [namedByRow],
      [path]: [{ ...own, email: "x@y.z" }],
    });
    expect(ids).toEqual(["a1"]);
    expect(administrators?.resource("a1").profile).toMatchObject({ email: "ada@acme.example" });
    expect(administrators?.resource("a1").profile).not.toHaveProperty("is_provider_administrator");
  });

  it.each([
    ["the organisation has an administrator with the same address", "x1", "ada@acme.example", "a1"],
    ["the same administrator stands in both lists", "a1", "other@acme.example", "a1"],
    ["a user has only their address", "x1", "joe@msp.example", "x1"],
  ])("link a user to the right account where %s", async (_, id, email, linked) => {
    const address = linked === "x1" ? email : own.email;
    const { connector } = await read({
      "/api/users": [namedByRow],
      "/api/systemusers": [{ _id: "u1", email: address, username: "ada" }],
      [path]: [{ ...theirs, _id: id, email }],
    });
    const users = connector.syncers.find(({ resourceType }) => resourceType.id === "user");
    expect(users?.resource("u1").profile).toMatchObject({ linked_admin_id: linked, link_basis: "email" });
  });

  it("do not shift what came to the end of the organisation's own list", async () => {
    const rows = [namedByRow];
    const { administrators } = await read({ "/api/users": rows, [path]: [theirs] });
    rows.push({ ...namedByRow, _id: "a2" });
    const recent = administrators?.recent?.();
    expect(recent && (await drain(recent))).toEqual(["a2"]);
  });

  it.each([403, 404])("are named as not read where the answer is %i, with why", async (status) => {
    const { ids, notRead } = await read({ "/api/users": [namedByRow], [path]: status });
    expect(ids).toEqual(["a1"]);
    expect(notRead).toEqual([{ what, why: expect.stringContaining(String(status)) }]);
  });

  it.each([
    ["no provider is known", [own], {}],
    ["two are named", [namedByRow, { ...own, _id: "a2", provider: "p2" }], {}],
    ["its id could lead elsewhere", [{ ...own, provider: "../../users" }], {}],
    ["administrators are left out", [namedByRow], { without: new Set(["admin_user" as const]) }],
  ])("are not asked for where %s", async (_, rows, options) => {
    const { asked, notRead } = await read({ "/api/users": rows }, options);
    expect(asked.filter((one) => one.includes("providers"))).toEqual([]);
    expect(notRead).toEqual([always]);
  });
});
