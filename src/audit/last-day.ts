import { z } from "zod";
import { DAY_MS, isDay } from "../model/day.js";

/** The last day of what somebody approved for a time, a suppression or an exemption: "2026-12-31". */
export const lastDaySchema = z.string().refine(isDay, "is not a day written as 2026-12-31").meta({
  format: "date",
  description: "The last day on which it holds, in UTC: 2026-12-31.",
});

/** Whether it still holds: until the last moment of its last day, in UTC. */
export function isInForce({ expires }: { expires: string }, now: Date): boolean {
  return now.getTime() < Date.parse(expires) + DAY_MS;
}
