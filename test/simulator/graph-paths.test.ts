import { expect, it } from "vitest";
import { ask, fieldOf, idsIn, simulatorOf } from "./ask.js";

/** One app: u1 has it directly and through g1, u2 through g1 and g2, u3 through g2, u4 not at all. */
const simulator = () =>
  simulatorOf(
    ({ organization, addUser, addGroup, addApplication }) => {
      for (const id of ["u1", "u2", "u3", "u4"]) addUser({ _id: id, id });
      addGroup({ id: "g1", attributes: { ldapGroups: [{ name: "one" }], Hello: "World" } });
      addGroup({ id: "g2", attributes: { ldapGroups: [{ name: "two" }] } });
      addGroup({ id: "g3" });
      addApplication({ _id: "a1", id: "a1" });
      organization.memberships.set("g1", ["u1", "u2", "ghost"]);
      organization.memberships.set("g2", ["u2", "u3"]);
      organization.memberships.set("g3", ["u4"]);
      organization.userBindings.set("a1", ["u1"]);
      organization.groupBindings.set("a1", ["g1", "g2"]);
    },
    { order: "as stored" },
  );

const pathsOf = (row: unknown) => {
  const paths = fieldOf(row, "paths");
  return Array.isArray(paths) ? paths.map(idsIn) : undefined;
};

it("the users of an application come with every path, the direct one of length 1 first", async () => {
  const { body, headers } = await ask(simulator(), "/api/v2/applications/a1/users");
  const rows = Array.isArray(body) ? body : [];
  expect(rows.map((row) => [fieldOf(row, "id"), pathsOf(row)])).toEqual([
    ["u1", [["u1"], ["g1", "u1"]]],
    [
      "u2",
      [
        ["g1", "u2"],
        ["g2", "u2"],
      ],
    ],
    ["u3", [["g2", "u3"]]],
  ]);
  expect(headers.get("x-total-count")).toBe("4");
});

it("the attributes of all groups on the way are compiled", async () => {
  const { body } = await ask(simulator(), "/api/v2/applications/a1/users");
  expect(Array.isArray(body) && body.map((row) => fieldOf(row, "compiledAttributes"))).toEqual([
    { ldapGroups: [{ name: "one" }], Hello: "World" },
    { ldapGroups: [{ name: "one" }, { name: "two" }], Hello: "World" },
    { ldapGroups: [{ name: "two" }] },
  ]);
});

it.each([
  ["/api/v2/applications/a1/usergroups", ["g1", "g2"], [[["g1"]], [["g2"]]]],
  ["/api/v2/usergroups/g1/membership", ["u1", "u2"], [[["u1"]], [["u2"]]]],
  ["/api/v2/users/u2/memberof", ["g1", "g2"], [[["g1"]], [["g2"]]]],
  ["/api/v2/users/nobody/memberof", [], []],
])("%s tells %j by paths of length 1", async (path, ids, paths) => {
  const { status, body } = await ask(simulator(), path);
  const rows = Array.isArray(body) ? body : [];
  expect({ status, ids: idsIn(body), paths: rows.map(pathsOf) }).toEqual({ status: 200, ids, paths });
});

it("the traversal of members counts the same ghosts", async () => {
  const { headers } = await ask(simulator(), "/api/v2/usergroups/g1/membership");
  expect(headers.get("x-total-count")).toBe("3");
});
