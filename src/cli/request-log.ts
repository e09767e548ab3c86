import type { Observer } from "../connector/reading.js";
import type { Log } from "./log.js";

/** Writes what happens on the way to JumpCloud to the log: endpoints, ids, counts and times, nothing else. */
export function requestLog(log: Log, monotonicMs: () => number): Observer {
  let waves = 0;
  let waitsUntilMs = 0;
  return {
    answered({ endpoint, status, attempt, durationMs }) {
      log.debug({ endpoint, status, attempt, durationMs: Math.round(durationMs) }, "answered");
    },
    retrying({ endpoint, attempt, delayMs, reason, throttled }) {
      const entry = { endpoint, attempt, delayMs: Math.round(delayMs), reason };
      if (throttled) log.debug(entry, "throttled, will be sent again");
      else log.warn(entry, "failed, will be sent again");
    },
    waiting({ endpoint, delayMs, askedMs }) {
      const now = monotonicMs();
      // Requests that were under way when JumpCloud said "later" are told the same: one wait, one line.
      const isSameWave = now < waitsUntilMs;
      waitsUntilMs = Math.max(waitsUntilMs, now + delayMs);
      if (isSameWave) return;
      waves += 1;
      log.info(
        { endpoint, waitMs: Math.round(delayMs), ...(askedMs !== undefined && { askedMs }), wave: waves },
        "JumpCloud asks to wait: everybody waits",
      );
    },
    paged() {},
    listed({ list, of, endpoint, reported, read, duplicates, notReturned, proof, reason }) {
      const entry = { list, of, endpoint, reported, read, duplicates, notReturned, proof };
      if (proof === "incomplete") log.warn({ ...entry, reason }, "a list is not whole");
      else if (of === undefined) log.info({ list, read, reported, proof }, "listed");
      else log.debug(entry, "listed");
    },
    invalidField({ list, id, field }) {
      log.debug({ list, id, field }, "a field is not of the documented type, read as absent");
    },
    fellBack({ endpoint, using }) {
      log.warn({ endpoint, using }, "refused, another endpoint is read in its place");
    },
  };
}
