import { describe, expect, it } from "vitest";
import { type Fault, SocketFault } from "../../src/simulator/fault.js";
import { ask, fieldOf, groupOf, idsIn, request, simulatorOf } from "./ask.js";

const users = (fault: Fault) =>
  simulatorOf(({ addUser }) => [1, 2, 3].map(() => addUser()), { faults: [fault] });

const html = expect.stringMatching(/^<!DOCTYPE html>/);

describe("a fault answers", () => {
  it.each<[Fault, { status: number; type: string; body: unknown }]>([
    [
      { kind: "server error", status: 502, body: "html" },
      { status: 502, type: "text/html", body: html },
    ],
    [
      { kind: "server error", status: 500, body: "empty" },
      { status: 500, type: "text/plain", body: "" },
    ],
    [
      { kind: "server error", status: 503, body: "envoy" },
      { status: 503, type: "text/plain", body: expect.stringMatching(/^upstream connect error/) },
    ],
    [
      { kind: "server error", status: 504, body: "json" },
      { status: 504, type: "application/json", body: { message: "Internal Server Error" } },
    ],
    [
      { kind: "blocked" },
      { status: 403, type: "text/plain", body: expect.stringMatching(/blocked due to suspected abuse/) },
    ],
    [
      { kind: "refused" },
      { status: 403, type: "application/json", body: expect.objectContaining({ error: expect.anything() }) },
    ],
    [
      { kind: "unauthorized" },
      {
        status: 401,
        type: "application/json",
        body: { error: "Unauthorized", message: "Unauthorized: api key user not found" },
      },
    ],
    [{ kind: "not found" }, { status: 404, type: "application/json", body: { message: "Not Found" } }],
    [
      { kind: "answer", status: 200, body: { message: "internal" } },
      { status: 200, type: "application/json", body: { message: "internal" } },
    ],
    [{ kind: "empty page" }, { status: 200, type: "application/json", body: { totalCount: 3, results: [] } }],
    [
      { kind: "total", total: "many" },
      { status: 200, type: "application/json", body: expect.objectContaining({ totalCount: "many" }) },
    ],
  ])("%j", async (fault, expected) => {
    const { status, headers, body } = await ask(users(fault), "/api/systemusers");
    const type = headers.get("content-type")?.split(";")[0];
    expect({ status, type, body }).toEqual(expected);
  });

  it("with a redirect to another origin", async () => {
    const fault: Fault = { kind: "redirect", location: "https://elsewhere.example/" };
    const { status, headers } = await ask(users(fault), "/api/systemusers");
    expect([status, headers.get("location")]).toEqual([302, "https://elsewhere.example/"]);
  });

  it("with another total and an empty page in V2's way", async () => {
    const { simulator, group } = groupOf(3);
    const path = `/api/v2/usergroups/${group}/members`;
    simulator.switches.faults = [{ kind: "total", total: 7 }];
    const wrong = await ask(simulator, path);
    expect([wrong.headers.get("x-total-count"), idsIn(wrong.body).length]).toEqual(["7", 3]);
    simulator.switches.faults = [{ kind: "empty page" }];
    const empty = await ask(simulator, path);
    expect([empty.headers.get("x-total-count"), empty.body]).toEqual(["3", []]);
  });

  it("with JSON that is cut, yet a whole HTTP body", async () => {
    const response = await users({ kind: "cut JSON" }).handle(request("/api/systemusers"));
    const text = await response.text();
    expect(text).toMatch(/^\{"totalCount":3,"results":\[/);
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
  });

  it("with bytes that are nothing", async () => {
    const response = await users({ kind: "garbage" }).handle(request("/api/systemusers"));
    expect(response.status).toBe(200);
    const text = await response.text();
    expect(text).toMatch(/"tnuoClatot"\{$/);
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
  });
});

describe("429", () => {
  it.each([
    ["without a word", undefined, null],
    ["in seconds", "2", "2"],
    ["as no one can read it", "soon", "soon"],
    ["as a date", { inSeconds: 90 }, "Mon, 23 Nov 2026 12:01:30 GMT"],
  ])("says when to come back %s", async (_, retryAfter, header) => {
    const fault: Fault = { kind: "throttled", ...(retryAfter !== undefined && { retryAfter }) };
    const { status, headers } = await ask(users(fault), "/api/systemusers");
    expect([status, headers.get("retry-after")]).toEqual([429, header]);
  });
});

describe("a connection is lost", () => {
  it("before the request is read: nothing is done", async () => {
    const { simulator, group, users: ids } = groupOf(1, { faults: [{ kind: "dropped before" }] });
    const body = { op: "remove", type: "user", id: ids[0] };
    await expect(
      simulator.handle(request(`/api/v2/usergroups/${group}/members`, { method: "POST", body })),
    ).rejects.toThrow(SocketFault);
    expect(simulator.organization.memberships.get(group)).toEqual(ids);
  });

  it("after the request is done: nobody knows", async () => {
    const { simulator, group, users: ids } = groupOf(1, { faults: [{ kind: "dropped after" }] });
    const body = { op: "remove", type: "user", id: ids[0] };
    await expect(
      simulator.handle(request(`/api/v2/usergroups/${group}/members`, { method: "POST", body })),
    ).rejects.toThrow(SocketFault);
    expect(simulator.organization.memberships.get(group)).toEqual([]);
    expect(simulator.log.writes).toEqual([expect.not.objectContaining({ status: expect.anything() })]);
  });

  it("in the middle of the body", async () => {
    const response = await users({ kind: "broken body" }).handle(request("/api/systemusers"));
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow(SocketFault);
  });
});

describe("an answer never comes", () => {
  it("at all, until the client gives up", async () => {
    const simulator = users({ kind: "silent" });
    const giveUp = new AbortController();
    const pending = simulator.handle(request("/api/systemusers", { signal: giveUp.signal }));
    giveUp.abort(new Error("gave up"));
    await expect(pending).rejects.toThrow("gave up");
    expect(fieldOf(simulator.log.entries[0], "status")).toBe(undefined);
  });

  it("to its end: the first half is all there is", async () => {
    const response = await users({ kind: "stalled body" }).handle(request("/api/systemusers"));
    const reader = response.body?.getReader();
    const { value } = (await reader?.read()) ?? {};
    expect(Buffer.from(value ?? []).toString()).toMatch(/^\{"totalCount":3/);
    const more = reader?.read().then(() => "more");
    // Whatever could still come would be there after a turn of the event loop.
    const turn = new Promise((resolve) => setImmediate(() => resolve("nothing")));
    expect(await Promise.race([more, turn])).toBe("nothing");
    await reader?.cancel();
  });
});
