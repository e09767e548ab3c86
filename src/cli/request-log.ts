import type { Observer } from "../connector/reading.js";
import type { Log } from "./log.js";
import { waitSentence } from "./wait-words.js";

/** One wait is told so precisely. */
const SAME_WAIT_MS = 1000;

/** Writes what happens on the way to JumpCloud to the log: endpoints, ids, counts and times, nothing else. */
export function requestLog(log: Log, monotonicMs: () => number): Observer {
  /** The wait that was told last, and whether its end was. */
  let told = { wave: 0, untilMs: 0, isOver: true };
  return {
    answered({ endpoint, status, attempt, durationMs, rps }) {
      log.debug({ endpoint, status, attempt, durationMs: Math.round(durationMs) }, "answered");
      const gotThrough = status !== undefined && status >= 200 && status < 300;
      if (told.isOver || !gotThrough || monotonicMs() < told.untilMs) return;
      told.isOver = true;
      log.info(rps === undefined ? "going on" : `going on at ${rps.toFixed(1)}/s`);
    },
    retrying({ endpoint, attempt, delayMs, reason, throttled }) {
      const entry = { endpoint, attempt, delayMs: Math.round(delayMs), reason };
      if (throttled) log.debug(entry, "throttled, will be sent again");
      else log.warn(entry, "failed, will be sent again");
    },
    waiting(event) {
      const { endpoint, status, delayMs, wave } = event;
      const untilMs = monotonicMs() + delayMs;
      // Requests that were under way when JumpCloud said "later" are told the same: one wait, one line.
      if (wave === told.wave && untilMs < told.untilMs + SAME_WAIT_MS) return;
      told = { wave, untilMs, isOver: false };
      log.info({ endpoint, status, waitMs: Math.round(delayMs) }, waitSentence(event));
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
