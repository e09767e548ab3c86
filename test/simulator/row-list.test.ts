import { describe, expect, it } from "vitest";
import type { Switches } from "../../src/simulator/switches.js";
import { ask, fieldOf, idsIn, simulatorOf } from "./ask.js";

/** 25 users, administrators, groups and applications. */
function filled(switches: Partial<Switches> = {}) {
  return simulatorOf(({ organization, addUser, addGroup, addApplication }) => {
    for (let index = 0; index < 25; index++) {
      const { id } = addUser({ department: index % 2 === 0 ? "Sales" : "Legal" });
      organization.administrators.push({ _id: id, id, role: "r", roleName: "Manager" });
      organization.roles.push({ id, name: `Role ${index}`, description: "", scopes: [] });
      addGroup({ name: `Group ${index}` });
      addApplication({ name: index < 20 ? "saml2" : "oidc" });
    }
  }, switches);
}

const lists = ["/api/systemusers", "/api/users", "/api/applications", "/api/v2/usergroups", "/api/v2/roles"];
const total = async (path: string, switches: Partial<Switches> = {}) => {
  const { headers, body } = await ask(filled(switches), path);
  return { body: fieldOf(body, "totalCount"), header: headers.get("x-total-count") };
};

describe.each(lists)("%s", (path) => {
  const isV1 = !path.startsWith("/api/v2");
  const id = isV1 ? "_id" : "id";

  it.each([
    ["", 10],
    ["?limit=0", 10],
    ["?limit=3", 3],
    ["?limit=100", 25],
    ["?limit=100&skip=24", 1],
    ["?limit=100&skip=25", 0],
    ["?limit=100&skip=4000", 0],
  ])("with %j has %i rows", async (query, rows) => {
    expect(idsIn((await ask(filled(), path + query)).body)).toHaveLength(rows);
  });

  it("refuses more than 100 rows as was seen in 2019", async () => {
    expect(await ask(filled(), `${path}?limit=101`)).toMatchObject({
      status: 400,
      body: { message: 'Bad Request: request parameter "limit" exceeds maximum value of 100' },
    });
  });

  it.each(["limit=-1", "limit=ten", "skip=-1", "skip=1.5", "skip=x"])("refuses %s", async (query) => {
    expect((await ask(filled(), `${path}?${query}`)).status).toBe(400);
  });

  it(`is sorted by ${id} when asked, and backwards`, async () => {
    const simulator = filled();
    const ascending = idsIn((await ask(simulator, `${path}?limit=100&sort=${id}`)).body);
    const descending = idsIn((await ask(simulator, `${path}?limit=100&sort=-${id}`)).body);
    expect(ascending).toEqual([...ascending].sort());
    expect(descending).toEqual([...ascending].reverse());
  });

  it("keeps one order from page to page, until it is shuffled again", async () => {
    const simulator = filled();
    const all = idsIn((await ask(simulator, `${path}?limit=100`)).body);
    const pages = [];
    for (const skip of [0, 10, 20]) {
      pages.push(...idsIn((await ask(simulator, `${path}?limit=10&skip=${skip}`)).body));
    }
    expect(pages).toEqual(all);
    simulator.reshuffle();
    const later = idsIn((await ask(simulator, `${path}?limit=100`)).body);
    expect(later).not.toEqual(all);
    expect([...later].sort()).toEqual([...all].sort());
  });

  it("can have another order at every request", async () => {
    const simulator = filled({ order: "moving" });
    const first = idsIn((await ask(simulator, `${path}?limit=100`)).body);
    expect(idsIn((await ask(simulator, `${path}?limit=100`)).body)).not.toEqual(first);
  });

  it("sorts by id even where all else moves", async () => {
    const simulator = filled({ order: "moving" });
    const first = idsIn((await ask(simulator, `${path}?limit=100&sort=${id}`)).body);
    expect(idsIn((await ask(simulator, `${path}?limit=100&sort=${id}`)).body)).toEqual(first);
  });
});

describe("the total", () => {
  it.each([
    ["/api/systemusers?limit=1", { body: 25, header: null }],
    ["/api/systemusers?skip=100", { body: 25, header: null }],
    ["/api/systemusers?filter=department:$eq:Sales", { body: 13, header: null }],
    ["/api/v2/usergroups?limit=1", { body: undefined, header: "25" }],
    ["/api/v2/usergroups?skip=100", { body: undefined, header: "25" }],
    ["/api/v2/roles?limit=1", { body: 25, header: null }],
  ])("of %s is of all rows that match", async (path, expected) => {
    expect(await total(path)).toEqual(expected);
  });

  it.each([
    ["/api/systemusers", { bodyTotals: "absent" }],
    ["/api/v2/roles", { bodyTotals: "absent" }],
    ["/api/v2/usergroups", { headerTotals: "absent" }],
  ] as const)("of %s can be missing", async (path, switches) => {
    expect(await total(path, switches)).toEqual({ body: undefined, header: null });
  });
});

describe("fields", () => {
  const keysOf = async (path: string) => {
    const { body } = await ask(filled(), path);
    const [row] = Array.isArray(body) ? body : Object.values(Object(fieldOf(body, "results")));
    return Object.keys(Object(row));
  };

  it.each([
    ["/api/systemusers?fields=email%20username%20nonsense", ["email", "username", "_id"]],
    ["/api/systemusers?fields=_id", ["_id"]],
    ["/api/v2/usergroups?fields=name,nonsense", ["id", "name"]],
    [
      "/api/v2/usergroups?fields=membershipMethod",
      ["attributes", "id", "name", "type", "email", "description"],
    ],
    ["/api/v2/roles?fields=name", ["id", "name"]],
  ])("%s keeps %j", async (path, keys) => {
    expect(await keysOf(path)).toEqual(keys);
  });

  it.each([
    ["/api/systemusers?fields=email,username", "ssh_keys"],
    ["/api/v2/usergroups?fields=id%20name", "description"],
  ])("%s is one unknown name, so that everything comes", async (path, key) => {
    expect(await keysOf(path)).toContain(key);
  });
});

describe("applications", () => {
  it("come in the order of their template's name, within which nothing is sorted", async () => {
    const simulator = filled();
    const read = async () => {
      const { body } = await ask(simulator, "/api/applications?limit=100");
      const rows = Object.values(Object(fieldOf(body, "results")));
      return { names: rows.map((row) => fieldOf(row, "name")), ids: idsIn(body) };
    };
    const first = await read();
    expect(first.names).toEqual([...first.names].sort());
    simulator.reshuffle();
    const second = await read();
    expect(second.names).toEqual(first.names);
    expect(second.ids).not.toEqual(first.ids);
  });
});
