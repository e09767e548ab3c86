import { describe, expect, it } from "vitest";
import { ask, groupOf, idsIn, simulatorOf } from "./ask.js";

const NOON = Date.parse("2026-11-23T12:00:00.000Z");

describe("a new row", () => {
  it("is dated by the simulator's clock, in its id too, and ids grow", () => {
    const simulator = simulatorOf();
    const [first, second] = [simulator.addUser(), simulator.addUser()];
    simulator.clock.advance(5000);
    const third = simulator.addUser();
    expect([first.created, third.created]).toEqual(["2026-11-23T12:00:00.000Z", "2026-11-23T12:00:05.000Z"]);
    expect(Number.parseInt(third.id.slice(0, 8), 16)).toBe(NOON / 1000 + 5);
    expect([first.id, second.id, third.id]).toEqual([third.id, second.id, first.id].sort());
    expect(first.id).toMatch(/^[0-9a-f]{24}$/);
  });

  it("takes what is given", () => {
    const simulator = simulatorOf();
    expect(simulator.addUser({ username: "ada" })).toMatchObject({ username: "ada", state: "ACTIVATED" });
    expect(simulator.addGroup({ name: "Ops" })).toMatchObject({ name: "Ops", type: "user_group" });
    expect(simulator.addApplication({ name: "slack" })).toMatchObject({ name: "slack", active: true });
  });

  it("is read from the next request on", async () => {
    const simulator = simulatorOf();
    const { id } = simulator.addUser();
    expect(idsIn((await ask(simulator, "/api/systemusers")).body)).toEqual([id]);
  });
});

describe("a removed user", () => {
  it("leaves ghosts behind", async () => {
    const { simulator, users, group } = groupOf(3);
    simulator.removeUser(users[1] ?? "");
    expect(simulator.organization.users.map(({ id }) => id)).toEqual([users[0], users[2]]);
    expect(simulator.organization.memberships.get(group)).toEqual(users);
  });

  it("takes the edges along where the servers clean up", () => {
    const { simulator, users, group } = groupOf(3, { removedUserEdges: "removed" });
    simulator.organization.userBindings.set("app", [...users]);
    simulator.removeUser(users[1] ?? "");
    expect(simulator.organization.memberships.get(group)).toEqual([users[0], users[2]]);
    expect(simulator.organization.userBindings.get("app")).toEqual([users[0], users[2]]);
  });

  it("takes the administrator along that was made from it, and no other", () => {
    const simulator = simulatorOf(({ organization, addUser }) => {
      for (const id of ["made", "alone"]) {
        organization.administrators.push({ _id: id, id, role: "r", roleName: "Manager" });
      }
      addUser({ _id: "u1", id: "u1", admin: { id: "made" } });
    });
    simulator.removeUser("u1");
    expect(simulator.organization.administrators.map(({ id }) => id)).toEqual(["alone"]);
  });
});

describe("a removed group", () => {
  it("answers 404 for its members and is bound to nothing", async () => {
    const { simulator, group } = groupOf(2);
    const app = simulator.addApplication().id;
    simulator.organization.groupBindings.set(app, [group]);
    simulator.removeGroup(group);
    expect(await ask(simulator, `/api/v2/usergroups/${group}/members`)).toMatchObject({
      status: 404,
      body: { message: "Not Found" },
    });
    const { body } = await ask(simulator, `/api/v2/applications/${app}/associations?targets=user_group`);
    expect(body).toEqual([]);
  });
});

it("memberships come and go", () => {
  const { simulator, users, group } = groupOf(2);
  simulator.removeMembership(group, users[0] ?? "");
  simulator.addMembership(group, "new");
  expect(simulator.organization.memberships.get(group)).toEqual([users[1], "new"]);
});

it("ghosts are named and stand where they were put", () => {
  const { simulator, users, group } = groupOf(2);
  const ghosts = simulator.addGhosts("memberships", { of: group, count: 2, at: 1 });
  expect(simulator.organization.memberships.get(group)).toEqual([users[0], ...ghosts, users[1]]);
});
