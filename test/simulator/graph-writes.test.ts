import { describe, expect, it } from "vitest";
import type { EdgeKind } from "../../src/simulator/changes.js";
import { ask, edgesOf, simulatorOf } from "./ask.js";

const simulator = () =>
  simulatorOf(({ organization, addUser, addGroup, addApplication }) => {
    for (const id of ["in", "out", "exempt"]) addUser({ _id: id, id });
    addGroup({ id: "static" });
    addGroup({
      id: "dynamic",
      membershipMethod: "DYNAMIC_AUTOMATED",
      memberQueryExemptions: [{ id: "exempt", type: "USER" }],
    });
    addGroup({ id: "suggested", membershipMethod: "DYNAMIC_REVIEW_REQUIRED" });
    addApplication({ _id: "app", id: "app" });
    for (const group of ["static", "dynamic", "suggested"]) organization.memberships.set(group, ["in"]);
    organization.userBindings.set("app", ["in"]);
    organization.groupBindings.set("app", ["static"]);
  });

const members = (group: string) => `/api/v2/usergroups/${group}/members`;
const associations = "/api/v2/applications/app/associations";
const exists = { message: "Already Exists" };
const missing = { message: "Not Found" };
const unknownGroup = { error: "INVALID_ARGUMENT", message: "user_group not found" };

describe("a write", () => {
  it.each<[string, object, { edges: EdgeKind; of: string; are: string[] }]>([
    [
      members("static"),
      { op: "add", type: "user", id: "out" },
      { edges: "memberships", of: "static", are: ["in", "out"] },
    ],
    [
      members("static"),
      { op: "remove", type: "user", id: "in" },
      { edges: "memberships", of: "static", are: [] },
    ],
    [
      members("dynamic"),
      { op: "add", type: "user", id: "exempt" },
      { edges: "memberships", of: "dynamic", are: ["in", "exempt"] },
    ],
    [
      associations,
      { op: "add", type: "user", id: "out" },
      { edges: "userBindings", of: "app", are: ["in", "out"] },
    ],
    [associations, { op: "remove", type: "user", id: "in" }, { edges: "userBindings", of: "app", are: [] }],
    [
      associations,
      { op: "add", type: "user_group", id: "dynamic" },
      { edges: "groupBindings", of: "app", are: ["static", "dynamic"] },
    ],
    [
      "/api/v2/usergroups/static/associations",
      { op: "remove", type: "application", id: "app" },
      { edges: "groupBindings", of: "app", are: [] },
    ],
  ])("to %s with %j answers 204 with nothing and is done", async (path, body, changed) => {
    const jumpCloud = simulator();
    const expected = edgesOf(jumpCloud.organization);
    expected[changed.edges].set(changed.of, changed.are);
    expect(await ask(jumpCloud, path, { method: "POST", body })).toMatchObject({ status: 204, body: "" });
    expect(edgesOf(jumpCloud.organization)).toEqual(expected);
  });

  it.each([
    ["adds a member twice", members("static"), { op: "add", type: "user", id: "in" }, 409, exists],
    ["binds twice", associations, { op: "add", type: "user_group", id: "static" }, 409, exists],
    ["removes who is no member", members("static"), { op: "remove", type: "user", id: "out" }, 404, missing],
    ["removes an unknown user", members("static"), { op: "remove", type: "user", id: "x" }, 404, missing],
    ["adds an unknown user", members("static"), { op: "add", type: "user", id: "x" }, 404, missing],
    ["adds to an unknown group", members("x"), { op: "add", type: "user", id: "out" }, 400, unknownGroup],
    [
      "binds to an unknown app",
      "/api/v2/applications/x/associations",
      { op: "add", type: "user", id: "out" },
      404,
      missing,
    ],
    [
      "adds a group to a group",
      members("static"),
      { op: "add", type: "user_group", id: "dynamic" },
      400,
      undefined,
    ],
    ["knows no such operation", members("static"), { op: "grant", type: "user", id: "out" }, 400, undefined],
    ["names nobody", members("static"), { op: "add", type: "user" }, 400, undefined],
    ["is no JSON", members("static"), "op=add", 400, undefined],
    ["adds to a dynamic group", members("dynamic"), { op: "add", type: "user", id: "out" }, 204, ""],
    ["removes from a dynamic group", members("dynamic"), { op: "remove", type: "user", id: "in" }, 204, ""],
    ["adds to a group of suggestions", members("suggested"), { op: "add", type: "user", id: "out" }, 204, ""],
  ])("that %s changes nothing", async (_, path, body, status, said) => {
    const jumpCloud = simulator();
    const before = edgesOf(jumpCloud.organization);
    const reply = await ask(jumpCloud, path, { method: "POST", body });
    expect({ status: reply.status, body: reply.body }).toEqual({ status, body: said ?? expect.anything() });
    expect(edgesOf(jumpCloud.organization)).toEqual(before);
  });

  it("is logged with its body and its outcome", async () => {
    const jumpCloud = simulator();
    const body = { op: "add", type: "user", id: "in" };
    await ask(jumpCloud, members("static"), { method: "POST", body });
    await ask(jumpCloud, members("static"));
    expect(jumpCloud.log.writes).toEqual([
      {
        index: 1,
        path: "/api/v2/usergroups/static/members",
        endpoint: "/api/v2/usergroups/{id}/members",
        body,
        status: 409,
      },
    ]);
  });
});
