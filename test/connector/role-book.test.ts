import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pairRoles, type RoleStatement } from "../../src/connector/role-book.js";

type Roles = { id: string; name?: string; description?: string }[];

function book(listed: Roles, accounts: Record<string, RoleStatement>) {
  const { roles, holders, namesOf } = pairRoles(listed, new Map(Object.entries(accounts)));
  return {
    roles: Object.fromEntries(roles),
    holders: Object.fromEntries(holders),
    namesOf: Object.fromEntries(namesOf),
  };
}

const hashOf = (name: string) => createHash("sha256").update(name).digest("hex").slice(0, 12);

describe("the roles of an organisation", () => {
  it("are those that JumpCloud lists, held or not", () => {
    expect(
      book(
        [
          { id: "r1", name: "Help Desk", description: "Helps" },
          { id: "r2", name: "Manager" },
        ],
        {
          a1: { role: "r2", roleName: "Manager" },
        },
      ),
    ).toEqual({
      roles: {
        r1: { jumpCloudId: "r1", name: "Help Desk", description: "Helps" },
        r2: { jumpCloudId: "r2", name: "Manager" },
      },
      holders: { r2: ["a1"] },
      namesOf: { a1: ["Manager"] },
    });
  });

  it.each<[string, Roles, RoleStatement, Record<string, string | undefined>]>([
    [
      "a listed name wins over a row's",
      [{ id: "r1", name: "Listed" }],
      { role: "r1", roleName: "Row" },
      { r1: "Listed", role_row: "Row" },
    ],
    [
      "a name is its role in any case and spacing",
      [{ id: "r1", name: "Help Desk" }],
      { roleName: " help   DESK" },
      { r1: "Help Desk" },
    ],
    ["role goes with roleName", [], { role: "r1", roleName: "A" }, { r1: "A" }],
    [
      "roles go with roleNames where they are as many",
      [],
      { roles: ["r1", "r2"], roleNames: ["A", "B"] },
      { r1: "A", r2: "B" },
    ],
    ["gaps in both lists stay aligned", [], { roles: [null, "r2"], roleNames: ["", "B"] }, { r2: "B" }],
    [
      "lists of different lengths pair nothing",
      [],
      { roles: ["r1", "r2"], roleNames: ["A"] },
      { r1: undefined, r2: undefined, role_a: "A" },
    ],
    ["one id and one name belong together", [], { role: "r1", roleNames: ["A"] }, { r1: "A" }],
    [
      "what is said twice counts once",
      [],
      { role: "r1", roleName: "A", roles: ["r1"], roleNames: ["A"] },
      { r1: "A" },
    ],
    [
      "role and roleName come before the lists",
      [],
      { role: "r1", roleName: "A", roles: ["r1"], roleNames: ["B"] },
      { r1: "A", role_b: "B" },
    ],
    [
      "two roles of one name stay two",
      [{ id: "r1", name: "Same" }],
      { role: "r2", roleName: "Same" },
      { r2: "Same" },
    ],
    ["a role without a name is one", [], { roles: ["r1"] }, { r1: undefined }],
    ["a name without an id gets one", [], { roleName: "Help Desk" }, { role_help_desk: "Help Desk" }],
    ["nothing is said by empty texts", [], { role: "", roleName: " ", roles: [null], roleNames: null }, {}],
  ])("held by one account: %s", (_, listed, statement, held) => {
    const { roles, holders } = book(listed, { a1: statement });
    expect(Object.fromEntries(Object.keys(holders).map((id) => [id, roles[id]?.name]))).toEqual(held);
    for (const [id, { jumpCloudId }] of Object.entries(roles)) {
      expect(jumpCloudId).toBe(id.startsWith("role_") ? undefined : id);
    }
  });

  it("take a name from any account for the id of another", () => {
    const { namesOf } = book([], {
      a1: { roles: ["r1", "r2"] },
      a2: { roles: ["r1"], roleNames: ["One"] },
      s1: { role: "r2", roleName: "Two" },
    });
    expect(namesOf).toEqual({ a1: ["One", "Two"], a2: ["One"], s1: ["Two"] });
  });

  it("have ids of their names' hashes where the letters do not tell them apart", () => {
    const { roles } = book([{ id: "role_taken", name: "Other" }], {
      a1: { roleName: "管理者" },
      a2: { roleName: "Help-Desk" },
      a3: { roleName: "Help Desk" },
      a4: { roleName: "Taken" },
    });
    expect(Object.fromEntries(Object.entries(roles).map(([id, { name }]) => [name, id]))).toEqual({
      Other: "role_taken",
      "Help Desk": "role_help_desk",
      "Help-Desk": `role_help_desk_${hashOf("Help-Desk")}`,
      Taken: `role_taken_${hashOf("Taken")}`,
      管理者: `role_${hashOf("管理者")}`,
    });
  });

  it("do not depend on the order in which the list came", () => {
    const [one, other] = [
      { id: "r1", name: "Same" },
      { id: "r2", name: "same" },
    ];
    const accounts = { a1: { roleName: "SAME" } };
    expect(book([one, other], accounts).holders).toEqual({ r1: ["a1"] });
    expect(book([other, one], accounts).holders).toEqual({ r1: ["a1"] });
  });

  it("do not depend on the order in which the accounts came", () => {
    const text = fc.constantFrom("r1", "r2", "r3", "A", "a ", "B", "管", "", null);
    const statement: fc.Arbitrary<RoleStatement> = fc.record(
      {
        role: text,
        roleName: text,
        roles: fc.array(text, { maxLength: 3 }),
        roleNames: fc.array(text, { maxLength: 3 }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom("a1", "a2", "a3", "a4"), statement), (accounts) => {
        const reversed = Object.fromEntries(Object.entries(accounts).reverse());
        expect(book([], reversed)).toEqual(book([], accounts));
      }),
    );
  });

  it("are all held by somebody unless they are listed, and every holder is an account", () => {
    const name = fc.constantFrom("A", "a", "B", "管", "管理", "-", "", null);
    const id = fc.constantFrom("r1", "r2", "role_a", "", null);
    const statement: fc.Arbitrary<RoleStatement> = fc.record({
      role: id,
      roleName: name,
      roles: fc.array(id, { maxLength: 2 }),
      roleNames: fc.array(name, { maxLength: 2 }),
    });
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom("a1", "a2", "a3"), statement), (accounts) => {
        const { roles, holders } = book([], accounts);
        expect(Object.keys(holders).sort()).toEqual(Object.keys(roles).sort());
        for (const [account, { roleName }] of Object.entries(accounts)) {
          const isNamed = typeof roleName === "string" && roleName !== "";
          if (isNamed) expect(Object.values(holders).flat()).toContain(account);
        }
      }),
    );
  });
});
