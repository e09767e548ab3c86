import { describe, expect, it } from "vitest";
import { ask, fieldOf, simulatorOf } from "./ask.js";

const group = {
  name: "Engineering",
  description: "Everybody who builds",
  membershipMethod: "DYNAMIC_AUTOMATED",
  memberQuery: { filters: [{ field: "user.user_department", operation: "equals", value: "Engineering" }] },
  attributes: { ldapGroups: [{ name: "Engineering" }], sudo: { enabled: true, withoutPassword: false } },
};

describe("a group", () => {
  it("is listed without attributes and without anything about its members", async () => {
    const simulator = simulatorOf(({ addGroup }) => addGroup(group));
    const [{ id } = { id: "" }] = simulator.organization.groups;
    expect((await ask(simulator, "/api/v2/usergroups")).body).toEqual([
      {
        attributes: null,
        id,
        name: "Engineering",
        type: "user_group",
        email: "",
        description: "Everybody who builds",
      },
    ]);
  });

  it("by itself tells how its members come about", async () => {
    const simulator = simulatorOf(({ addGroup }) => addGroup({ ...group, id: "g1" }));
    expect((await ask(simulator, "/api/v2/usergroups/g1")).body).toMatchObject(group);
  });

  it("of static members has an LDAP group of its name, as JumpCloud gives every new one", () => {
    expect(simulatorOf().addGroup({ name: "Ops" })).toMatchObject({
      attributes: { ldapGroups: [{ name: "Ops" }] },
      membershipMethod: "STATIC",
      memberQuery: null,
      memberQueryExemptions: [],
    });
  });
});

describe("an application", () => {
  it("is listed with its private key, unless other fields are asked for", async () => {
    const simulator = simulatorOf(({ addApplication }) => addApplication());
    const text = async (query: string) =>
      JSON.stringify((await ask(simulator, `/api/applications${query}`)).body);
    expect(await text("")).toContain("PLANTED-idp-private-key");
    expect(await text("?fields=name%20displayName%20active")).not.toContain("PLANTED");
  });

  it("by itself is the same row", async () => {
    const simulator = simulatorOf(({ addApplication }) => addApplication({ _id: "a1", id: "a1" }));
    const { body } = await ask(simulator, "/api/applications/a1");
    expect(fieldOf((await ask(simulator, "/api/applications")).body, "results")).toEqual([body]);
  });
});
