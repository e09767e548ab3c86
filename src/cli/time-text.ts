import { DAY_MS } from "../model/day.js";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/** "23 Nov 2026", in UTC. */
export function dayText(time: Date): string {
  return `${time.getUTCDate()} ${months[time.getUTCMonth()]} ${time.getUTCFullYear()}`;
}

/** "02:00:03", in UTC. */
export function clockText(time: Date): string {
  return time.toISOString().slice(11, 19);
}

/** "23 Nov 2026 02:00 UTC" */
export function minuteText(time: Date): string {
  return `${dayText(time)} ${time.toISOString().slice(11, 16)} UTC`;
}

/** "23 Nov 2026 02:00:03 to 02:01:27 UTC"; the second day too when it is another one. */
export function periodText(from: Date, to: Date): string {
  const end = dayText(from) === dayText(to) ? clockText(to) : `${dayText(to)} ${clockText(to)}`;
  return `${dayText(from)} ${clockText(from)} to ${end} UTC`;
}

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** A span in its largest unit, rounded down: "40 s", "12 min", "7 h", "3 days". */
export function spanText(ms: number): string {
  const span = Math.max(0, ms);
  if (span < MINUTE_MS) return `${Math.floor(span / SECOND_MS)} s`;
  if (span < HOUR_MS) return `${Math.floor(span / MINUTE_MS)} min`;
  if (span < 2 * DAY_MS) return `${Math.floor(span / HOUR_MS)} h`;
  return `${Math.floor(span / DAY_MS)} days`;
}

/** "0:07", "1:02:09" */
export function elapsedText(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / SECOND_MS);
  const pad = (part: number) => String(part).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours === 0 ? `${minutes}:${pad(seconds % 60)}` : `${hours}:${pad(minutes)}:${pad(seconds % 60)}`;
}

/** When something ends, seen from `now`: "in 11 days", "today", "3 days ago". Whole days of UTC's calendar. */
export function daysUntilText(end: Date, now: Date): string {
  const days = Math.floor(end.getTime() / DAY_MS) - Math.floor(now.getTime() / DAY_MS);
  if (days === 0) return "today";
  const size = Math.abs(days) === 1 ? "1 day" : `${Math.abs(days)} days`;
  return days > 0 ? `in ${size}` : `${size} ago`;
}
