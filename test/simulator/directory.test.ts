import { expect, it } from "vitest";
import { ask, simulatorOf } from "./ask.js";

it("a user is read by id, with the fields asked for", async () => {
  const simulator = simulatorOf(({ addUser }) =>
    addUser({ _id: "u1", id: "u1", created: "2024-01-02T03:04:05.000Z" }),
  );
  expect((await ask(simulator, "/api/systemusers/u1?fields=_id%20created")).body).toEqual({
    created: "2024-01-02T03:04:05.000Z",
    _id: "u1",
  });
  expect((await ask(simulator, "/api/systemusers/u1?fields=_id,created")).body).toEqual(
    simulator.organization.users[0],
  );
});

it("V1 says in both keys that there is no such user", async () => {
  expect(await ask(simulatorOf(), "/api/systemusers/u1")).toMatchObject({
    status: 404,
    body: { message: "Not Found", error: "Not Found" },
  });
});

it("a user that a test put into the list is there, and another in its place takes it", async () => {
  const simulator = simulatorOf(({ addUser }) => addUser({ _id: "u1", id: "u1" }));
  expect((await ask(simulator, "/api/systemusers/u1")).status).toBe(200);
  simulator.organization.users[0] = { _id: "u2", id: "u2" };
  expect((await ask(simulator, "/api/systemusers/u1")).status).toBe(404);
  expect((await ask(simulator, "/api/systemusers/u2")).status).toBe(200);
});

it("roles and service accounts are wrapped, and a service account's id is its objectId", async () => {
  const simulator = simulatorOf(({ organization }) => {
    organization.roles.push({ id: "r1", name: "Manager", description: "", scopes: ["users"] });
    organization.serviceAccounts.push({
      objectId: "s1",
      name: "robot",
      roleId: "r1",
      roleName: "Manager",
      status: "ACTIVE",
      expiresAt: null,
    });
  });
  expect((await ask(simulator, "/api/v2/roles")).body).toEqual({
    totalCount: 1,
    results: [{ id: "r1", name: "Manager", description: "", scopes: ["users"] }],
  });
  expect((await ask(simulator, "/api/v2/service-accounts")).body).toEqual({
    totalCount: 1,
    results: [
      {
        objectId: "s1",
        name: "robot",
        roleId: "r1",
        roleName: "Manager",
        status: "ACTIVE",
        expiresAt: null,
      },
    ],
  });
});
