import { canonicalTimestamp } from "../model/timestamp.js";

/** Whether the text is a day that exists, written as "2026-12-31": days so written sort by time. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && canonicalTimestamp(`${text}T00:00:00Z`) !== undefined;
}

/** The day in UTC, as "2026-12-31". */
export function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}
