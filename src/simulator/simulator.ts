import { AccessTokens } from "./access-tokens.js";
import { answerTruly } from "./api.js";
import { arrivalOf, logged, type ReadArrival, readBody } from "./arrival.js";
import { type Changes, createChanges } from "./changes.js";
import { type Clock, createClock } from "./clock.js";
import { DEMO_API_KEY, DEMO_CLIENT } from "./demo-organization.js";
import { applyFault, throttledResponse } from "./fault-response.js";
import { FaultSchedule } from "./fault-schedule.js";
import { IdIndex } from "./id-index.js";
import { Ordering } from "./ordering.js";
import type { SimulatedOrganization } from "./organization.js";
import { hashText } from "./random.js";
import { RequestLog } from "./request-log.js";
import { defaultSwitches, type Switches } from "./switches.js";
import { TokenBucket } from "./token-bucket.js";
import { TOKEN_PATH } from "./token-endpoint.js";

/** Runs before a request is answered, with its number from 1 on: the place to change the organisation. */
export type RequestHook = (index: number, request: Request) => void;

/** JumpCloud's API for one simulated organisation, on any host. */
export interface Simulator extends Changes {
  /** Answers a request. Throws `SocketFault` where a fault loses the connection. */
  handle(request: Request): Promise<Response>;
  readonly organization: SimulatedOrganization;
  readonly switches: Switches;
  readonly log: RequestLog;
  readonly clock: Clock;
  /** Gives every list without a sort another order, as time does on the real servers. */
  reshuffle(): void;
  /** From now on no token is known that was given before. */
  revokeTokens(): void;
  /** Returns what takes the hook away again. */
  onRequest(hook: RequestHook): () => void;
}

// Milliseconds that an answer takes at the servers, next to the latency: 12 to 60 were recorded.
const SERVER_MS = 18;

/** A simulator of `organization`, which it does not copy; by default it takes the demo's key and service account. */
export function createSimulator(
  organization: SimulatedOrganization,
  given: Partial<Switches> = {},
): Simulator {
  const switches: Switches = { ...defaultSwitches({ key: DEMO_API_KEY, client: DEMO_CLIENT }), ...given };
  const clock = createClock();
  const log = new RequestLog();
  const tokens = new AccessTokens();
  const bucket = new TokenBucket();
  const schedule = new FaultSchedule(switches.seed);
  const hooks = new Set<RequestHook>();
  const lookups = { ordering: new Ordering(), index: new IdIndex() };
  let shuffles = 0;
  let arrivals = 0;

  function proceed(arrival: ReadArrival): Response {
    const moment = switches.order === "moving" ? `request ${arrival.index}` : `shuffle ${shuffles}`;
    return answerTruly(arrival, {
      ...lookups,
      organizations: [organization, ...switches.otherOrganizations],
      switches,
      tokens,
      nowMs: arrival.timing.atMs,
      orderSeed: hashText(moment, switches.seed),
    });
  }

  async function respond(arrival: ReadArrival): Promise<Response> {
    const { request, route, target, timing } = arrival;
    const { method, signal } = request;
    const { rate, faults } = switches;
    if (rate !== undefined && bucket.take(rate, timing.atMs) === "empty") {
      return throttledResponse(rate.retryAfter, timing);
    }
    const fault = schedule.next(faults, { method, endpoint: route.endpoint, target });
    if (fault === undefined) return proceed(arrival);
    return applyFault(fault, { signal, timing, proceed: async () => proceed(arrival) });
  }

  async function handle(request: Request): Promise<Response> {
    arrivals += 1;
    const arrival = arrivalOf(request, arrivals);
    const { index, url, route } = arrival;
    clock.advance(switches.msPerRequest);
    log.arrived(logged(arrival, clock.now()));
    let status: number | undefined;
    try {
      const body = await readBody(request);
      if (request.method !== "GET" && url.pathname !== TOKEN_PATH) {
        log.wrote({ index, path: url.pathname, endpoint: route.endpoint, body });
      }
      if (switches.latencyMs > 0) await delay(switches.latencyMs, request.signal);
      for (const hook of hooks) hook(index, request);
      const timing = { atMs: clock.now(), tookMs: switches.latencyMs + SERVER_MS };
      const response = await respond({ ...arrival, body, timing });
      status = response.status;
      return response;
    } finally {
      log.ended(index, status);
    }
  }

  return {
    ...createChanges(organization, { clock, switches }),
    handle,
    organization,
    switches,
    log,
    clock,
    reshuffle() {
      shuffles += 1;
    },
    revokeTokens: () => tokens.revokeAll(),
    onRequest(hook) {
      hooks.add(hook);
      return () => hooks.delete(hook);
    },
  };
}

function delay(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      "abort",
      () => {
        clearTimeout(timer);
        reject(signal.reason);
      },
      { once: true },
    );
  });
}
