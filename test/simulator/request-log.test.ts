import { describe, expect, it } from "vitest";
import { ask, request, simulatorOf } from "./ask.js";

const ID = "60259a3cb544065d1eaf2760";

describe("the log", () => {
  it("has every request as it was written and answered", async () => {
    const simulator = simulatorOf(({ addGroup }) => addGroup({ id: ID }));
    await ask(simulator, `/api/v2/usergroups/${ID}/members?limit=100&skip=0`, {
      headers: { accept: "application/json", "user-agent": "jc-connector/1.0", "x-org-id": "" },
    });
    expect(simulator.log.entries).toEqual([
      {
        index: 1,
        method: "GET",
        host: "console.jumpcloud.com",
        path: `/api/v2/usergroups/${ID}/members`,
        query: "limit=100&skip=0",
        endpoint: "/api/v2/usergroups/{id}/members",
        headers: {
          credential: "apiKey",
          orgId: "",
          accept: "application/json",
          userAgent: "jc-connector/1.0",
        },
        at: Date.parse("2026-11-23T12:00:00.000Z"),
        status: 200,
      },
    ]);
  });

  it("replaces what looks like an id in an unknown path too", async () => {
    const simulator = simulatorOf();
    await ask(simulator, `/api/v2/systemgroups/${ID}/members`);
    expect(simulator.log.endpoints()).toEqual({ "/api/v2/systemgroups/{id}/members": 1 });
  });

  it("tells what was asked how often, where and how", async () => {
    const simulator = simulatorOf();
    for (const path of ["/api/users", "/api/systemusers?skip=1", "/api/users?limit=5"]) {
      await ask(simulator, path);
    }
    await ask(simulator, "/api/search/systemusers", { method: "POST", body: {} });
    const { log } = simulator;
    expect({
      count: log.count("/api/users"),
      endpoints: log.endpoints(),
      methods: log.methods(),
      hosts: log.hosts(),
      targets: log.targets("/api/users"),
      all: log.targets().length,
    }).toEqual({
      count: 2,
      endpoints: { "/api/search/systemusers": 1, "/api/systemusers": 1, "/api/users": 2 },
      methods: ["GET", "POST"],
      hosts: ["console.jumpcloud.com"],
      targets: ["/api/users", "/api/users?limit=5"],
      all: 4,
    });
    log.clear();
    expect([log.entries, log.writes]).toEqual([[], []]);
  });

  it("knows that the key was missing, and the most requests at one time", async () => {
    const simulator = simulatorOf();
    await ask(simulator, "/api/users", { headers: { "x-api-key": "" } });
    expect(simulator.log.entries[0]?.headers).toEqual({ credential: "missing" });
    expect(simulator.log.mostInFlight).toBe(1);
    await Promise.all([1, 2, 3].map(() => simulator.handle(request("/api/users"))));
    expect(simulator.log.mostInFlight).toBe(3);
  });
});
