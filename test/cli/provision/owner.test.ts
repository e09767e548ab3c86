import { describe, expect, it } from "vitest";
import {
  access,
  group,
  ids,
  member,
  provisionPlace,
  user,
  WRITE_KEY,
} from "../../support/provision-place.js";

describe("the access of the person whose key it is", () => {
  it("is changed only with --self, whether the account is linked by id or by address", async () => {
    const { write, writes, simulator } = await provisionPlace();
    const tom = simulator.organization.users.find(({ id }) => id === ids.tom);
    if (tom !== undefined) tom.admin = { id: ids.operator };
    for (const person of [ids.olga, ids.tom]) {
      const refused = await write(["grant", member(ids.sales), user(person)]);
      expect(refused.code).toBe(2);
      expect(refused.stderr).toContain("nobody should change their own access; with --self");
    }
    expect(writes()).toEqual([]);
    expect(await write(["grant", member(ids.sales), user(ids.olga), "--self"])).toMatchObject({ code: 0 });
    expect(writes()).toHaveLength(1);
  });

  it("is not changed either where the keys of several administrators begin alike", async () => {
    const { write, writes, simulator } = await provisionPlace();
    const { administrators } = simulator.organization;
    const [operator] = administrators;
    if (operator !== undefined) {
      administrators.push({ ...operator, _id: ids.sam1, id: ids.sam1, email: "tom@acme.com" });
    }
    for (const person of [ids.olga, ids.tom]) {
      const { code, stderr } = await write(["grant", member(ids.sales), user(person)]);
      expect(code).toBe(2);
      expect(stderr).toContain("may be whose key it is");
    }
    expect(writes()).toEqual([]);
    expect((await write(["grant", member(ids.sales), user(ids.ada)])).code).toBe(0);
  });

  it("is not changed either where it may be an administrator of the provider", async () => {
    const apiKeyHash = { prefix: WRITE_KEY.slice(0, 8) };
    const tom = { _id: ids.sam1, email: "tom@acme.com", firstname: "Tom", lastname: "Brandt", apiKeyHash };
    const providers = { p1: [{ ...tom, role: "r9", roleName: "Help Desk" }] };
    const { write, simulator } = await provisionPlace({ providers });
    simulator.organization.provider = "p1";
    const { code, stderr } = await write(["grant", member(ids.sales), user(ids.tom)]);
    expect(code, stderr).toBe(2);
    expect(stderr).toContain("may be whose key it is (tom@acme.com)");
  });

  it("may come through a group, and that is said", async () => {
    const { write } = await provisionPlace();
    const { stdout } = await write(["grant", access(ids.wiki), group(ids.sales)]);
    expect(stdout.replace(/\n {15}/g, " ")).toMatch(
      /^not sure +whether olga@ACME.com, whose key it is, is a member/m,
    );
  });

  it("is not known where administrators may not be read, and that is said", async () => {
    const { write } = await provisionPlace({ refuse: ["GET /api/users"] });
    const { code, stdout } = await write(["grant", member(ids.sales), user(ids.olga)]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^key of +not known: the key may not read administrators/m);
  });
});
