import type { Stamp } from "./new-rows.js";

const SECONDS_DIGITS = 8;

/** The birth of an object as its id tells it: the first eight digits are the seconds since 1970. */
export function stampOf(id: string): Stamp {
  const seconds = Number.parseInt(id.slice(0, SECONDS_DIGITS), 16);
  return { id, created: new Date(seconds * 1000).toISOString() };
}
