import type { Observer } from "../connector/reading.js";
import { DAY_MS } from "../model/day.js";
import { plainText } from "../model/plain-text.js";
import { ordinalText } from "./number-text.js";
import { spanText } from "./time-text.js";

type Waiting = Parameters<Observer["waiting"]>[0];

const LONGEST_HEADER = 40;
const LONGEST_SPAN_MS = 1000 * DAY_MS;

/** A wait: "30 s", "5 min", "more than 1,000 days". Rounded up to whole seconds while it is short. */
export function waitText(ms: number): string {
  if (ms > LONGEST_SPAN_MS) return "more than 1,000 days";
  // A second from now is a little more than one once two times of a clock were subtracted.
  const seconds = Math.ceil(Math.round(ms) / 1000);
  return seconds <= 120 ? `${seconds} s` : spanText(ms);
}

/** Whether JumpCloud asked for more than is taken for serious. */
export function isCapped({ askedMs, delayMs }: Waiting): boolean {
  return askedMs !== undefined && Math.round(askedMs) > Math.round(delayMs);
}

/** "JumpCloud asks to wait 30 s (429, Retry-After 30). Everybody waits. 3rd time this run." */
export function waitSentence(event: Waiting): string {
  const { status, retryAfter, askedMs, wave } = event;
  const header =
    retryAfter === undefined
      ? "no Retry-After"
      : `Retry-After ${plainText(retryAfter).slice(0, LONGEST_HEADER)}`;
  const asked =
    askedMs === undefined ? "JumpCloud is throttling" : `JumpCloud asks to wait ${waitText(askedMs)}`;
  const times = `${ordinalText(wave)} time this run`;
  return `${asked} (${status}, ${header}). Everybody waits${waitEnd(event)}. ${times}.`;
}

/** What "Everybody waits" leaves open. */
function waitEnd(event: Waiting): string {
  const { askedMs, delayMs } = event;
  if (isCapped(event)) return ` ${waitText(delayMs)}: more is taken for a mistake`;
  return askedMs !== undefined && waitText(askedMs) === waitText(delayMs) ? "" : ` ${waitText(delayMs)}`;
}
