import { describe, expect, it } from "vitest";
import { DEMO_API_KEY } from "../../src/simulator/demo-organization.js";
import { emptyOrganization } from "../../src/simulator/organization.js";
import type { Switches } from "../../src/simulator/switches.js";
import { ask, idsIn, ORGANIZATION_ID, request, simulatorOf } from "./ask.js";

const OTHER = "6516be7eac1f57664752c607";

describe("without a key", () => {
  const anonymous = { headers: { "x-api-key": "" } };

  it.each(["/api/systemusers", "/api/v2/usergroups", "/api/nothing"])(
    "%s leads to the login page",
    async (path) => {
      const { status, headers } = await ask(simulatorOf(), path, anonymous);
      expect([status, headers.get("location")]).toEqual([302, "/login"]);
    },
  );

  it("the login page is HTML with status 200", async () => {
    const { status, headers, body } = await ask(simulatorOf(), "/login", anonymous);
    expect([status, headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    expect(body).toMatch(/^<!DOCTYPE html>/);
  });
});

describe("a request is refused", () => {
  const quoted = "Forbidden: organization selection not allowed via header";

  it.each<{
    name: string;
    path?: string;
    headers: Record<string, string>;
    status: number;
    body?: unknown;
    switches?: Partial<Switches>;
  }>([
    {
      name: "with 401 for an unknown key, as quoted",
      headers: { "x-api-key": "wrong" },
      status: 401,
      body: { error: "Unauthorized", message: "Unauthorized: api key user not found" },
    },
    {
      name: "with 403 for an organisation chosen on /organizations, as quoted",
      path: "/api/organizations",
      headers: { "x-org-id": ORGANIZATION_ID },
      status: 403,
      body: { message: quoted, error: quoted },
    },
    { name: "with 400 for a malformed organisation", headers: { "x-org-id": "larkspur" }, status: 400 },
    { name: "with 404 for an unknown organisation", headers: { "x-org-id": OTHER }, status: 404 },
    {
      name: "with 401 when several organisations are there and none is chosen, where the servers are strict",
      headers: {},
      status: 401,
      switches: { otherOrganizations: [emptyOrganization(OTHER)], withoutOrgId: "401" },
    },
    {
      name: "with 403 for an endpoint that the key may not read",
      headers: { "x-api-key": "read-only" },
      status: 403,
      switches: { keys: [{ key: "read-only", refuse: ["GET /api/systemusers"] }] },
    },
    {
      name: "with 403 for an endpoint that nobody may read",
      headers: {},
      status: 403,
      switches: { refuse: [/systemusers$/] },
    },
  ])("$name", async ({ path = "/api/systemusers", headers, switches = {}, status, body }) => {
    const reply = await ask(
      simulatorOf(() => {}, switches),
      path,
      { headers },
    );
    expect({ status: reply.status, body: reply.body }).toEqual({ status, body: body ?? expect.anything() });
  });
});

describe("an organisation", () => {
  const several = (switches: Partial<Switches> = {}) =>
    simulatorOf(({ addUser }) => addUser(), {
      otherOrganizations: [emptyOrganization(OTHER)],
      ...switches,
    });

  it("is listed with all others that the key may choose", async () => {
    expect(idsIn((await ask(several(), "/api/organizations?sort=_id")).body)).toEqual([
      ORGANIZATION_ID,
      OTHER,
    ]);
  });

  it("is listed by all pages, however many there are", async () => {
    const others = Array.from({ length: 130 }, (_, index) =>
      emptyOrganization((index + 4096).toString(16).padStart(24, "0")),
    );
    const simulator = several({ otherOrganizations: others });
    const { body } = await ask(simulator, "/api/organizations?sort=_id&limit=100&skip=100");
    expect([idsIn(body).length, body]).toEqual([31, expect.objectContaining({ totalCount: 131 })]);
  });

  it("tells who manages it, and the list does where it may", async () => {
    const managed = { ...emptyOrganization(OTHER), provider: "p1" };
    for (const [listedProvider, listed] of [
      ["stated", "p1"],
      ["absent", undefined],
    ] as const) {
      const simulator = several({ otherOrganizations: [managed], listedProvider });
      const { body } = await ask(simulator, "/api/organizations?sort=_id");
      const rows = JSON.parse(JSON.stringify(body)).results;
      expect(rows.find(({ id }: { id: string }) => id === OTHER)?.provider).toBe(listed);
      expect((await ask(simulator, `/api/organizations/${OTHER}`)).body).toMatchObject({ provider: "p1" });
    }
  });

  it.each(["/api/organizations", `/api/organizations/${OTHER}`, "/api/v2/providers/p1/administrators"])(
    "is not chosen at %s",
    async (path) => {
      const simulator = several({ providers: { p1: [] } });
      expect((await ask(simulator, path)).status).toBe(200);
      expect((await ask(simulator, path, { headers: { "x-org-id": OTHER } })).status).toBe(403);
    },
  );

  it("may be one alone that refuses, or fails", async () => {
    const simulator = several({
      refuseIn: { [OTHER]: ["GET /api/users"] },
      faults: [
        {
          kind: "server error",
          status: 500,
          body: "empty",
          endpoint: "GET /api/applications",
          organization: OTHER,
        },
      ],
    });
    const asked = async (path: string) => {
      const other = await ask(simulator, path, { headers: { "x-org-id": OTHER } });
      return [(await ask(simulator, path)).status, other.status];
    };
    expect(await asked("/api/users")).toEqual([200, 403]);
    expect(await asked("/api/applications")).toEqual([200, 500]);
  });

  it("may be managed by a provider whose administrators are listed to its own alone", async () => {
    const row = {
      _id: OTHER,
      email: "a@msp.example",
      firstname: "",
      lastname: "",
      role: "r1",
      roleName: "Manager",
    };
    const simulator = several({ providers: { p1: [row] } });
    expect((await ask(simulator, "/api/v2/providers/p1/administrators")).body).toEqual({
      totalCount: 1,
      results: [row],
    });
    expect((await ask(simulator, "/api/v2/providers/p2/administrators")).status).toBe(404);
  });

  it.each([
    ["the first without a choice", {}, 1],
    ["the first with an empty one, as recorded", { "x-org-id": "" }, 1],
    ["the chosen one", { "x-org-id": OTHER }, 0],
  ])("is %s", async (_, headers, users) => {
    const { status, body } = await ask(several(), "/api/systemusers", { headers });
    expect([status, idsIn(body).length]).toEqual([200, users]);
  });
});

describe("a key", () => {
  it("ends when its owner's key expires, by the simulator's clock", async () => {
    const simulator = simulatorOf(() => {}, { keys: [{ key: DEMO_API_KEY, owner: "a1" }] });
    const expireAt = Date.parse("2026-12-30T08:00:00.000Z");
    simulator.organization.administrators.push({
      _id: "a1",
      id: "a1",
      role: "r1",
      roleName: "Manager",
      apiKeyHash: {
        createdAt: "2026-10-01T08:00:00.000Z",
        expireAt: "2026-12-30T08:00:00.000Z",
        prefix: "PLANTED",
      },
    });
    simulator.clock.set(expireAt - 1);
    expect((await ask(simulator, "/api/users")).status).toBe(200);
    simulator.clock.set(expireAt);
    expect((await ask(simulator, "/api/users")).status).toBe(401);
  });

  it("ends with its owner", async () => {
    const simulator = simulatorOf(() => {}, { keys: [{ key: DEMO_API_KEY, owner: "gone" }] });
    expect((await ask(simulator, "/api/users")).status).toBe(401);
  });

  it("that hides a user sees it in no list, no total, no edge and not by id", async () => {
    const simulator = simulatorOf();
    const [seen, hidden] = [simulator.addUser().id, simulator.addUser().id];
    const group = simulator.addGroup().id;
    for (const id of [seen, hidden]) simulator.addMembership(group, id);
    simulator.switches.keys = [{ key: DEMO_API_KEY, hides: (id) => id === hidden }];
    const users = await ask(simulator, "/api/systemusers");
    expect([idsIn(users.body), users.body]).toEqual([[seen], expect.objectContaining({ totalCount: 1 })]);
    const members = await ask(simulator, `/api/v2/usergroups/${group}/members`);
    expect([idsIn(members.body), members.headers.get("x-total-count")]).toEqual([[seen], "1"]);
    expect((await ask(simulator, `/api/systemusers/${hidden}`)).status).toBe(404);
  });
});

it("the log never holds a key", async () => {
  const simulator = simulatorOf();
  await simulator.handle(request("/api/users"));
  expect(JSON.stringify(simulator.log.entries)).not.toContain(DEMO_API_KEY);
});
