import { describe, expect, it, onTestFinished } from "vitest";
import { DEMO_API_KEY } from "../../src/simulator/demo-organization.js";
import type { Fault } from "../../src/simulator/fault.js";
import { serve } from "../../src/simulator/server.js";
import type { Simulator } from "../../src/simulator/simulator.js";
import { groupOf, simulatorOf } from "./ask.js";

async function served(simulator: Simulator) {
  const server = await serve(simulator);
  onTestFinished(() => server.close());
  const get = (path: string, init: RequestInit = {}) =>
    fetch(server.url + path, { headers: { "x-api-key": DEMO_API_KEY }, redirect: "manual", ...init });
  return { server, get };
}

const failing = (fault: Fault) => served(simulatorOf(({ addUser }) => addUser(), { faults: [fault] }));

describe("the server", () => {
  it("listens on this machine alone, on a free port", async () => {
    const { server } = await served(simulatorOf());
    expect(server.url).toBe(`http://127.0.0.1:${server.port}`);
    expect(server.port).toBeGreaterThan(0);
  });

  it("serves what the simulator answers, dated by its clock, and logs its own host", async () => {
    const simulator = simulatorOf();
    const { get, server } = await served(simulator);
    const response = await get("/api/systemusers?limit=100&skip=1");
    expect(await response.text()).toBe('{"totalCount":0,"results":[]}');
    expect(response.headers.get("date")).toBe("Mon, 23 Nov 2026 12:00:00 GMT");
    expect(simulator.log.hosts()).toEqual([`127.0.0.1:${server.port}`]);
  });

  it("passes a body on, and answers a write with nothing", async () => {
    const { simulator, group, users } = groupOf(1);
    const { get } = await served(simulator);
    const body = JSON.stringify({ op: "remove", type: "user", id: users[0] });
    const response = await get(`/api/v2/usergroups/${group}/members`, { method: "POST", body });
    expect([response.status, await response.text()]).toEqual([204, ""]);
    expect(simulator.organization.memberships.get(group)).toEqual([]);
  });

  it("sends a request without a key to the login page", async () => {
    const { get } = await served(simulatorOf());
    const response = await get("/api/systemusers", { headers: {} });
    expect([response.status, response.headers.get("location")]).toEqual([302, "/login"]);
    const followed = await get("/api/systemusers", { headers: {}, redirect: "follow" });
    expect([followed.status, followed.headers.get("content-type")]).toEqual([
      200,
      "text/html; charset=utf-8",
    ]);
  });

  it("drops the connection where a fault says so", async () => {
    const { get } = await failing({ kind: "dropped before" });
    await expect(get("/api/systemusers")).rejects.toThrow("fetch failed");
  });

  it("breaks a body off in its middle", async () => {
    const { get } = await failing({ kind: "broken body" });
    const response = await get("/api/systemusers");
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow("terminated");
  });

  it("lets a client wait that gets nothing, and forgets it when it goes", async () => {
    const { get } = await failing({ kind: "silent" });
    const giveUp = AbortSignal.timeout(50);
    await expect(get("/api/systemusers", { signal: giveUp })).rejects.toThrow(/timeout/);
  });

  it("ends at once although a client still waits", async () => {
    const { get, server } = await failing({ kind: "silent" });
    const pending = expect(get("/api/systemusers")).rejects.toThrow("fetch failed");
    await new Promise((resolve) => setImmediate(resolve));
    await server.close();
    await pending;
  });

  it("says why it cannot listen", async () => {
    const { server } = await served(simulatorOf());
    await expect(serve(simulatorOf(), { port: server.port })).rejects.toMatchObject({ code: "EADDRINUSE" });
  });
});
