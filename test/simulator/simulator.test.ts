import { describe, expect, it, vi } from "vitest";
import { emptyOrganization } from "../../src/simulator/organization.js";
import { createSimulator } from "../../src/simulator/simulator.js";
import { ask, groupOf, idsIn, ORGANIZATION_ID, request, simulatorOf } from "./ask.js";

const dateOf = (headers: Headers) => Date.parse(headers.get("date") ?? "");

describe("the clock", () => {
  it("runs with the real time by default", async () => {
    const { headers } = await ask(createSimulator(emptyOrganization(ORGANIZATION_ID)), "/api/users");
    expect(Math.abs(dateOf(headers) - Date.now())).toBeLessThan(5000);
  });

  it("goes forward at every request, so that later rows are later", async () => {
    const simulator = simulatorOf(() => {}, { msPerRequest: 2000 });
    const first = await ask(simulator, "/api/users");
    const second = await ask(simulator, "/api/users");
    expect(dateOf(second.headers) - dateOf(first.headers)).toBe(2000);
    expect(simulator.addUser().created).toBe("2026-11-23T12:00:04.000Z");
    expect(simulator.log.entries.map(({ at }) => at - dateOf(first.headers))).toEqual([0, 2000]);
  });
});

describe("a hook", () => {
  it("runs before the answer with the number of the request, until it is taken away", async () => {
    const simulator = simulatorOf();
    const calls: string[] = [];
    const remove = simulator.onRequest((index, { url }) => {
      calls.push(`${index} ${new URL(url).pathname}`);
      simulator.addUser();
    });
    const counts: number[] = [];
    for (let index = 0; index < 3; index++) {
      if (index === 2) remove();
      counts.push(idsIn((await ask(simulator, "/api/systemusers")).body).length);
    }
    expect({ calls, counts }).toEqual({
      calls: ["1 /api/systemusers", "2 /api/systemusers"],
      counts: [1, 2, 2],
    });
  });
});

describe("latency", () => {
  it("holds every answer back, and ends when the client gives up", async () => {
    vi.useFakeTimers();
    try {
      const simulator = simulatorOf(() => {}, { latencyMs: 20 });
      let answered = "not yet";
      const pending = ask(simulator, "/api/users").then(() => {
        answered = "answered";
      });
      await vi.advanceTimersByTimeAsync(19);
      expect(answered).toBe("not yet");
      await vi.advanceTimersByTimeAsync(1);
      await pending;
      const giveUp = new AbortController();
      const lost = simulator.handle(request("/api/users", { signal: giveUp.signal }));
      const outcome = expect(lost).rejects.toThrow("enough");
      await vi.advanceTimersByTimeAsync(5);
      giveUp.abort(new Error("enough"));
      await outcome;
    } finally {
      vi.useRealTimers();
    }
  });
});

describe("two simulators", () => {
  it("of equal seeds give lists the same order, of other seeds another", async () => {
    const read = async (seed: number) => {
      const { simulator, group, users } = groupOf(40, { seed });
      const ids = idsIn((await ask(simulator, `/api/v2/usergroups/${group}/members?limit=100`)).body);
      return ids.map((id) => users.indexOf(id));
    };
    expect(await read(1)).toEqual(await read(1));
    expect(await read(1)).not.toEqual(await read(2));
  });
});

it("switches may be thrown between two requests", async () => {
  const simulator = simulatorOf();
  simulator.switches.refuse = ["GET /api/users"];
  expect((await ask(simulator, "/api/users")).status).toBe(403);
  simulator.switches.refuse = [];
  expect((await ask(simulator, "/api/users")).status).toBe(200);
});
