import { DAY_MS, isDay } from "../../model/day.js";
import { canonicalTimestamp } from "../../model/timestamp.js";
import { UsageError } from "../errors.js";
import { spanValue } from "../option-value.js";

/** What is needed for longer is no matter of minutes or weeks: it belongs into a review. */
const MOST_DAYS = 90;

/**
 * When a grant ends: a span from now on ("8h"), a time ("2026-12-01T18:00:00Z"), or a day ("2026-12-01"), which counts
 * to its end in UTC. UTC, ISO 8601. Throws UsageError.
 */
export function untilTime(text: string, now: Date): string {
  const end = endOf(text.trim(), now);
  if (end === undefined) {
    throw new UsageError(
      `--until "${text}" is no span such as 90m, 8h or 7d, and no time such as 2026-12-01 or 2026-12-01T18:00:00Z`,
    );
  }
  const aheadMs = end.getTime() - now.getTime();
  if (aheadMs <= 0) throw new UsageError(`--until ${text} is no time to come: it is ${now.toISOString()}`);
  if (aheadMs > MOST_DAYS * DAY_MS) {
    throw new UsageError(
      `--until ${text} is more than ${MOST_DAYS} days ahead: grant it for less and anew later; without --until it is for ever`,
    );
  }
  return end.toISOString();
}

function endOf(text: string, now: Date): Date | undefined {
  if (isDay(text)) return new Date(Date.parse(`${text}T00:00:00Z`) + DAY_MS);
  const time = canonicalTimestamp(text);
  if (time !== undefined) return new Date(time);
  return /^\d{1,6}[smhdw]$/.test(text) ? new Date(now.getTime() + spanValue(text)) : undefined;
}
