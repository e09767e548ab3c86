import { canonicalTimestamp } from "./timestamp.js";

/** A day of UTC's calendar: there are no leap seconds in the time of computers. */
export const DAY_MS = 86_400_000;

/** Whether the text is a day that exists, written as "2026-12-31": days so written sort by time. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && canonicalTimestamp(`${text}T00:00:00Z`) !== undefined;
}
