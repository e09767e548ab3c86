import { describe, expect, it } from "vitest";
import type { Fault } from "../../src/simulator/fault.js";
import { FaultSchedule } from "../../src/simulator/fault-schedule.js";

const members = {
  method: "GET",
  endpoint: "/api/v2/usergroups/{id}/members",
  target: "/api/v2/usergroups/60259a3cb544065d1eaf2760/members?limit=100&skip=99",
};

/** Which of so many equal requests a fault hits. */
function hits(fault: Omit<Fault, "kind">, count = 10, seed = 1): number[] {
  const schedule = new FaultSchedule(seed);
  const faults: Fault[] = [{ kind: "blocked", ...fault }];
  return Array.from({ length: count }, (_, index) => index + 1).filter(
    () => schedule.next(faults, members) !== undefined,
  );
}

describe("a fault hits", () => {
  it.each<[Omit<Fault, "kind">, number[]]>([
    [{}, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
    [{ times: 2 }, [1, 2]],
    [{ when: { nth: 3 } }, [3]],
    [{ when: { nth: 3 }, times: 4 }, [3, 4, 5, 6]],
    [{ when: { every: 4 } }, [4, 8]],
    [{ when: { every: 3 }, times: 2 }, [3, 6]],
    [{ when: { probability: 0 } }, []],
    [{ when: { probability: 1 }, times: 1 }, [1]],
    [{ endpoint: "/api/v2/usergroups/{id}/members", times: 1 }, [1]],
    [{ endpoint: "GET /api/v2/usergroups/{id}/members", times: 1 }, [1]],
    [{ endpoint: "POST /api/v2/usergroups/{id}/members" }, []],
    [{ endpoint: "/api/v2/usergroups" }, []],
    [{ endpoint: /members$/, times: 1 }, [1]],
    [{ endpoint: /60259a3cb544065d1eaf2760.*skip=99/, times: 1 }, [1]],
    [{ endpoint: /skip=198/ }, []],
  ])("%j: requests %j", (fault, expected) => {
    expect(hits(fault)).toEqual(expected);
  });

  it("by chance about as often as it says, and with one seed the same ones", () => {
    const when = { probability: 0.2 };
    const once = hits({ when }, 1000, 5);
    expect(once.length).toBeGreaterThan(150);
    expect(once.length).toBeLessThan(250);
    expect(hits({ when }, 1000, 5)).toEqual(once);
    expect(hits({ when }, 1000, 6)).not.toEqual(once);
  });
});

it("the first fault that is due wins, and the others count the request", () => {
  const schedule = new FaultSchedule(1);
  const [first, second]: [Fault, Fault] = [
    { kind: "blocked", when: { nth: 1 } },
    { kind: "not found", when: { nth: 2 } },
  ];
  const seen = [1, 2, 3].map(() => schedule.next([first, second], members)?.kind);
  expect(seen).toEqual(["blocked", "not found", undefined]);
});
