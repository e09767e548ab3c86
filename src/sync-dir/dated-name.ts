const DATED = /^(\d{4}-\d{2}-\d{2}T)(\d{2})(\d{2})(\d{2})Z(?:_(\d{2}))?\.json\.gz$/;
const REJECTED = ".rejected";

/** So many names there are for one second. */
export const LAST_ORDINAL = 99;

/**
 * The name of the sync that began at `startedAt`: `2026-11-23T020003Z.json.gz`, and `2026-11-23T020003Z_02.json.gz`
 * for the second one of that second. No colons: Windows forbids them. Sorted by code units, names are sorted by time:
 * "_" comes after the "." that the first name has in its place.
 */
export function datedName(startedAt: Date, ordinal = 1): string {
  const time = `${startedAt.toISOString().slice(0, 19).replaceAll(":", "")}Z`;
  const suffix = ordinal === 1 ? "" : `_${String(ordinal).padStart(2, "0")}`;
  return `${time}${suffix}.json.gz`;
}

/** When the sync of a dated file began, to the second; `undefined` when the name is none of ours. */
export function datedTime(name: string): Date | undefined {
  const [, day, hour, minute, second, ordinal] = DATED.exec(name) ?? [];
  if (day === undefined) return undefined;
  const time = new Date(`${day}${hour}:${minute}:${second}Z`);
  // Date rolls 31 February over to March; "_00" and "_01" are names that we never give.
  const isOurs =
    !Number.isNaN(time.getTime()) && datedName(time, ordinal === undefined ? 1 : Number(ordinal)) === name;
  return isOurs ? time : undefined;
}

/** What a result is called that was not accepted. No reader takes it on its own. */
export function rejectedName(name: string): string {
  return `${name}${REJECTED}`;
}

/** As datedTime, of a rejected result. */
export function rejectedTime(name: string): Date | undefined {
  return name.endsWith(REJECTED) ? datedTime(name.slice(0, -REJECTED.length)) : undefined;
}
