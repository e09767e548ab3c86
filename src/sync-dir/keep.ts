import { DAY_MS } from "../model/day.js";
import { compareText } from "../model/order.js";
import { datedTime } from "./dated-name.js";

export type KeepUnit = "d" | "w" | "m" | "y";

/**
 * `35d`: every file younger than 35 times 24 hours. `5w`, `12m`, `7y`: the newest file of each of the last 5 weeks
 * (from Monday), 12 months, 7 years of UTC's calendar, the one that is running being the first of them.
 */
export interface KeepRule {
  unit: KeepUnit;
  /** From 1. */
  count: number;
}

/** A file stays when one rule keeps it. At least one rule. */
export type KeepPolicy = readonly KeepRule[];

// 1 January 1970 was a Thursday.
const DAYS_TO_MONDAY = 3;

/** The week, month or year of UTC's calendar that a time lies in, counted so that neighbours differ by 1. */
const periods = {
  w: (time: Date) => Math.floor((time.getTime() / DAY_MS + DAYS_TO_MONDAY) / 7),
  m: (time: Date) => time.getUTCFullYear() * 12 + time.getUTCMonth(),
  y: (time: Date) => time.getUTCFullYear(),
} satisfies Record<Exclude<KeepUnit, "d">, (time: Date) => number>;

/** The first moment of a period. */
const beginnings = {
  w: (week: number) => new Date((week * 7 - DAYS_TO_MONDAY) * DAY_MS),
  m: (month: number) => new Date(Date.UTC(Math.floor(month / 12), month % 12, 1)),
  y: (year: number) => new Date(Date.UTC(year, 0, 1)),
} satisfies Record<Exclude<KeepUnit, "d">, (period: number) => Date>;

/**
 * Which of the dated files stay: those that a rule keeps, the newest one, and those that are later than `now`, of
 * which nothing can be said. Names that are none are left out.
 */
export function keepers(names: Iterable<string>, policy: KeepPolicy, now: Date): Set<string> {
  const newestFirst = [...names]
    .sort((a, b) => compareText(b, a))
    .flatMap((name) => {
      const time = datedTime(name);
      return time === undefined ? [] : [{ name, time }];
    });
  const kept = newestFirst.filter(({ time }, index) => index === 0 || time > now).map(({ name }) => name);
  return new Set([...kept, ...policy.flatMap((rule) => keptBy(rule, newestFirst, now))]);
}

/** How far back the rules look: `nearest` is the shortest span, `farthest` the longest. */
export function reachOf(policy: KeepPolicy, now: Date): { nearest: Date; farthest: Date } {
  const starts = policy.map((rule) => startOf(rule, now).getTime());
  return { nearest: new Date(Math.max(...starts)), farthest: new Date(Math.min(...starts)) };
}

interface Candidate {
  name: string;
  time: Date;
}

function keptBy(rule: KeepRule, newestFirst: readonly Candidate[], now: Date): string[] {
  const start = startOf(rule, now);
  const { unit } = rule;
  if (unit === "d") return newestFirst.filter(({ time }) => time > start).map(({ name }) => name);
  const newestOf = new Map<number, string>();
  for (const { name, time } of newestFirst) {
    const period = periods[unit](time);
    if (time >= start && time <= now && !newestOf.has(period)) newestOf.set(period, name);
  }
  return [...newestOf.values()];
}

function startOf({ unit, count }: KeepRule, now: Date): Date {
  if (unit === "d") return new Date(now.getTime() - count * DAY_MS);
  return beginnings[unit](periods[unit](now) - (count - 1));
}
