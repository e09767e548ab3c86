import type { Fault } from "../../src/simulator/fault.js";
import type { Switches } from "../../src/simulator/switches.js";

/** 3 % errors of the server, 1 % lost connections, 1 % that hang, 1 % garbage, and now and then a 429. */
const faults: readonly Fault[] = [
  { kind: "server error", status: 500, body: "json", when: { probability: 0.01 } },
  { kind: "server error", status: 502, body: "html", when: { probability: 0.01 } },
  { kind: "server error", status: 504, body: "envoy", when: { probability: 0.01 } },
  { kind: "throttled", retryAfter: "0.1", when: { every: 23 } },
  { kind: "dropped before", when: { probability: 0.004 } },
  { kind: "dropped after", when: { probability: 0.003 } },
  { kind: "broken body", when: { probability: 0.003 } },
  { kind: "silent", when: { probability: 0.005 } },
  { kind: "stalled body", when: { probability: 0.005 } },
  { kind: "cut JSON", when: { probability: 0.003 } },
  { kind: "garbage", when: { probability: 0.004 } },
  { kind: "answer", status: 200, body: { message: "internal" }, when: { probability: 0.003 } },
];

/** Servers on a bad night, with a limit that a sync without any wait may run into. */
export function chaos(seed: number): Partial<Switches> {
  return { seed, faults, rate: { perSecond: 120, burst: 20, retryAfter: "0.1" } };
}

/** What a sync needs to get through such a night within seconds. */
export const patience = ["--timeout", "0.3", "--quiet"] as const;
