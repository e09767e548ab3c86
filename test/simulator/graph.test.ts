import { describe, expect, it } from "vitest";
import { ask, groupOf, idsIn, type simulatorOf } from "./ask.js";

/** Reads pages of 100 rows, a hundred apart, and says how many rows each had. */
async function pageSizes(path: string, simulator: ReturnType<typeof simulatorOf>) {
  const sizes: number[] = [];
  let total = 1;
  for (let skip = 0; skip < total; skip += 100) {
    const { headers, body } = await ask(simulator, `${path}?limit=100&skip=${skip}`);
    total = Number(headers.get("x-total-count"));
    sizes.push(idsIn(body).length);
  }
  return { sizes, total };
}

describe("members", () => {
  it("are edges to users, without attributes and without a start", async () => {
    const { simulator, users, group } = groupOf(1);
    expect(await ask(simulator, `/api/v2/usergroups/${group}/members`)).toMatchObject({
      status: 200,
      body: [{ attributes: null, to: { attributes: null, id: users[0], type: "user" } }],
    });
  });

  it("come in an order of their own that stays until it is shuffled, whatever sort is asked", async () => {
    const { simulator, users, group } = groupOf(60);
    const read = async (query = "") =>
      idsIn((await ask(simulator, `/api/v2/usergroups/${group}/members?limit=100${query}`)).body);
    const order = await read();
    expect(order).not.toEqual(users);
    expect([...order].sort()).toEqual([...users].sort());
    expect(await read("&sort=id")).toEqual(order);
    simulator.reshuffle();
    expect(await read()).not.toEqual(order);
  });

  it("of ghosts are counted and keep their places, so that pages are short", async () => {
    const { simulator, users, group } = groupOf(250);
    for (const id of users.slice(0, 30)) simulator.removeUser(id);
    const { sizes, total } = await pageSizes(`/api/v2/usergroups/${group}/members`, simulator);
    expect(total).toBe(250);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(220);
    expect(sizes[0]).toBeLessThan(100);
  });

  it("can be nothing but ghosts for a whole page in the middle", async () => {
    const { simulator, group } = groupOf(200, { order: "as stored" });
    simulator.addGhosts("memberships", { of: group, count: 100, at: 100 });
    expect(await pageSizes(`/api/v2/usergroups/${group}/members`, simulator)).toEqual({
      sizes: [100, 0, 100],
      total: 300,
    });
  });

  it("one more does not change the order of the others", async () => {
    const { simulator, group } = groupOf(50);
    const read = async () =>
      idsIn((await ask(simulator, `/api/v2/usergroups/${group}/members?limit=100`)).body);
    const before = await read();
    const { id } = simulator.addUser();
    simulator.addMembership(group, id);
    const after = await read();
    expect(after).toHaveLength(51);
    expect(after.filter((other) => other !== id)).toEqual(before);
  });

  it("are at most a hundred a page, ten by default", async () => {
    const { simulator, group } = groupOf(120);
    const path = `/api/v2/usergroups/${group}/members`;
    expect(idsIn((await ask(simulator, path)).body)).toHaveLength(10);
    expect((await ask(simulator, `${path}?limit=101`)).status).toBe(400);
    expect(idsIn((await ask(simulator, `${path}?skip=120&limit=100`)).body)).toEqual([]);
  });

  it("can lack their total", async () => {
    const { simulator, group } = groupOf(3, { headerTotals: "absent" });
    const { headers } = await ask(simulator, `/api/v2/usergroups/${group}/members`);
    expect(headers.has("x-total-count")).toBe(false);
  });
});

describe("associations", () => {
  const bound = () => {
    const { simulator, users, group } = groupOf(3);
    const { id } = simulator.addApplication();
    simulator.organization.userBindings.set(id, users.slice(0, 2));
    simulator.organization.groupBindings.set(id, [group]);
    return { simulator, id, group, users };
  };

  it("of an application are read for one type of target at a time", async () => {
    const { simulator, id, group, users } = bound();
    const read = async (targets: string) =>
      (await ask(simulator, `/api/v2/applications/${id}/associations?targets=${targets}`)).body;
    expect(idsIn(await read("user")).sort()).toEqual(users.slice(0, 2).sort());
    expect(await read("user_group")).toEqual([
      { attributes: null, to: { attributes: null, id: group, type: "user_group" } },
    ]);
  });

  it("of a group lead to the applications that it is bound to", async () => {
    const { simulator, id, group } = bound();
    expect(
      (await ask(simulator, `/api/v2/usergroups/${group}/associations?targets=application`)).body,
    ).toEqual([{ attributes: null, to: { attributes: null, id, type: "application" } }]);
  });

  it("of a user lead to the applications that the user is bound to, groups left out", async () => {
    const { simulator, id, users } = bound();
    const read = (user = "", query = "?targets=application") =>
      ask(simulator, `/api/v2/users/${user}/associations${query}`);
    expect((await read(users[0])).body).toEqual([
      { attributes: null, to: { attributes: null, id, type: "application" } },
    ]);
    expect((await read(users[2])).body).toEqual([]);
    expect((await read(users[0], "?targets=user_group")).status).toBe(400);
    expect((await read("nobody")).status).toBe(404);
  });

  it.each(["", "?targets=", "?targets=group", "?targets=application", "?targets=user,user_group"])(
    "of an application with %j are refused",
    async (query) => {
      const { simulator, id } = bound();
      expect((await ask(simulator, `/api/v2/applications/${id}/associations${query}`)).status).toBe(400);
    },
  );

  it("count ghosts and leave them out", async () => {
    const { simulator, id } = bound();
    simulator.addGhosts("groupBindings", { of: id, count: 2 });
    const { headers, body } = await ask(
      simulator,
      `/api/v2/applications/${id}/associations?targets=user_group`,
    );
    expect([headers.get("x-total-count"), idsIn(body).length]).toEqual(["3", 1]);
  });

  it("of a removed application are gone with it", async () => {
    const { simulator, id } = bound();
    simulator.removeApplication(id);
    expect((await ask(simulator, `/api/v2/applications/${id}/associations?targets=user`)).status).toBe(404);
  });
});
