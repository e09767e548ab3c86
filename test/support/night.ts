import { createRandom } from "../../src/simulator/random.js";
import { type Limit, limitedServer, type RetryAfterForm } from "./limited-server.js";
import { runRequests } from "./paced-run.js";
import { VirtualTime } from "./virtual-time.js";

const REQUESTS = 700;

export interface Night {
  limit: Limit;
  perSecond: number;
  latencyMs: number;
  retryAfter: RetryAfterForm;
  startRps: number;
  concurrency: number;
  /** Latencies from half to one and a half times the usual one, and timers that are up to 3 ms late, from this seed. */
  jitterSeed?: number;
}

/** How long the requests took and how many were refused, each as a part of what is allowed. */
export async function spend(night: Night, { share, freeMs = 0 }: { share: number; freeMs?: number }) {
  const { limit, perSecond, latencyMs, retryAfter, startRps, concurrency, jitterSeed } = night;
  const random = createRandom(jitterSeed ?? 1);
  const isEven = jitterSeed === undefined;
  const time = new VirtualTime(isEven ? undefined : () => 3 * random.next());
  const server = limitedServer({
    time,
    limit,
    latencyMs: () => (isEven ? latencyMs : latencyMs * (0.5 + random.next())),
    retryAfter,
  });
  const tookMs = await runRequests(REQUESTS, {
    time,
    send: server.send,
    startRps,
    concurrency,
    random: () => random.next(),
  });
  const fullSpeedMs = Math.max((REQUESTS / perSecond) * 1000, (REQUESTS * latencyMs) / concurrency);
  return {
    time: tookMs / (fullSpeedMs / share + server.orderedMs() + freeMs),
    refused: server.refusedAt.length / (0.03 * REQUESTS + 2 * concurrency),
  };
}
