import type { EndpointPattern } from "./endpoint-pattern.js";

/** The header of a 429: as written ("2", "soon"), or a date that lies so many seconds ahead. */
export type RetryAfter = string | { inSeconds: number };

/** What goes wrong. Those of the first group hide the request from the API; the others spoil its answer. */
export type FaultEffect =
  | { kind: "throttled"; retryAfter?: RetryAfter }
  | { kind: "server error"; status: 500 | 502 | 503 | 504; body: "html" | "empty" | "envoy" | "json" }
  | { kind: "blocked" }
  | { kind: "refused" }
  | { kind: "unauthorized" }
  | { kind: "not found" }
  | { kind: "redirect"; location: string }
  | { kind: "dropped before" }
  | { kind: "silent" }
  | { kind: "answer"; status: number; body: unknown }
  | { kind: "dropped after" }
  | { kind: "stalled body" }
  | { kind: "broken body" }
  | { kind: "cut JSON" }
  | { kind: "garbage" }
  | { kind: "empty page" }
  | { kind: "total"; total: unknown };

/** Which of the matching requests are hit: from the nth on, every nth, or each with a probability. */
export type FaultTrigger = { nth: number } | { every: number } | { probability: number };

/** A fault, at every matching request when `when` is left out. */
export type Fault = FaultEffect & {
  /** Every request when left out. */
  endpoint?: EndpointPattern;
  /** Only where `x-org-id` names this organisation. */
  organization?: string;
  when?: FaultTrigger;
  /** How often it happens at most: once for `nth`, without end otherwise. */
  times?: number;
};

/** Thrown by `handle` in place of an answer when the connection is lost. */
export class SocketFault extends Error {
  constructor(reason: string) {
    super(`socket hang up: ${reason}`);
    this.name = "SocketFault";
  }
}
