import { describe, expect, it } from "vitest";
import { TokenBucket } from "../../src/simulator/token-bucket.js";
import { ask, simulatorOf } from "./ask.js";

describe("a token bucket", () => {
  it("is full at the start and fills with time, but not beyond its size", () => {
    const bucket = new TokenBucket();
    const rate = { perSecond: 10, burst: 2 };
    const taken = [0, 0, 0, 100, 100, 60_000, 60_000, 60_000].map((nowMs) => bucket.take(rate, nowMs));
    expect(taken).toEqual(["taken", "taken", "empty", "taken", "empty", "taken", "taken", "empty"]);
  });

  it("allows one second's worth at once when nothing else is said", () => {
    const bucket = new TokenBucket();
    const taken = Array.from({ length: 6 }, () => bucket.take({ perSecond: 5 }, 0));
    expect(taken.filter((result) => result === "taken")).toHaveLength(5);
  });
});

it("a limited simulator answers 429 by its own clock, and does not do what was refused", async () => {
  const simulator = simulatorOf(({ addGroup }) => addGroup({ id: "g" }), {
    rate: { perSecond: 1, retryAfter: "1" },
  });
  const { id } = simulator.addUser();
  const add = () =>
    ask(simulator, "/api/v2/usergroups/g/members", { method: "POST", body: { op: "add", type: "user", id } });
  expect((await ask(simulator, "/api/users")).status).toBe(200);
  const refused = await add();
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "1"]);
  expect(simulator.organization.memberships.get("g")).toBe(undefined);
  simulator.clock.advance(1000);
  expect((await add()).status).toBe(204);
});
