import { InvalidArgumentError } from "commander";
import { DAY_MS } from "../../model/day.js";
import { canonicalTimestamp } from "../../model/timestamp.js";
import { spanValue } from "../option-value.js";

/** Tells a moment when it is known what time it is. */
export type Since = (now: Date) => Date;

const weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const;

/** `7d`, `monday` (the last one, from its first minute in UTC), `2026-10-01`, or a time with a zone. */
export function sinceValue(text: string): Since {
  const word = text.toLowerCase();
  const weekday = weekdays.findIndex((day) => day === word || day.slice(0, 3) === word);
  if (weekday !== -1) {
    return (now) => {
      const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
      return new Date(today - ((now.getUTCDay() - weekday + 7) % 7) * DAY_MS);
    };
  }
  if (/^\d+[smhdw]$/.test(word)) {
    const span = spanValue(word);
    return (now) => new Date(now.getTime() - span);
  }
  const time = canonicalTimestamp(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : text);
  if (time === undefined)
    throw new InvalidArgumentError("Give 7d, monday, 2026-10-01 or a time with a zone.");
  return () => new Date(time);
}
