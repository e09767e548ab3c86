/** How long before `at` a time of the file was, in milliseconds; `undefined` where there is none that can be read. */
export function ageMs(time: string | undefined, at: Date): number | undefined {
  const age = time === undefined ? Number.NaN : at.getTime() - Date.parse(time);
  return Number.isNaN(age) ? undefined : age;
}

/** "2026-11-23", in UTC. */
export function dayOf(time: Date | string): string {
  return new Date(time).toISOString().slice(0, 10);
}
