const RFC3339 =
  /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9})\d*)?([Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/**
 * A time as canonical proto3 JSON prints it: UTC, `Z`, and 0, 3, 6 or 9 digits of fraction, the fewest that
 * are exact. `undefined` when `text` is no RFC 3339 time between the years 1 and 9999.
 */
export function canonicalTimestamp(text: string): string | undefined {
  const match = RFC3339.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction = "", zone = "Z"] = match;
  const isTime = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
  if (!isTime || !isDate({ year: Number(year), month: Number(month), day: Number(day) })) return undefined;
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const utc = inUtc(local, zoneOffsetMs(zone));
  return utc && `${utc}${canonicalFraction(fraction)}Z`;
}

const daysOfMonths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Date rolls 31 February over to March instead of refusing it. */
function isDate({ year, month, day }: { year: number; month: number; day: number }): boolean {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && isLeap ? 29 : (daysOfMonths[month - 1] ?? 0);
  return day >= 1 && day <= days;
}

/** A time without zone and fraction in UTC; `undefined` where it is not between the years 1 and 9999. */
function inUtc(local: string, offsetMs: number): string | undefined {
  if (offsetMs === 0) return local.startsWith("0000") ? undefined : local;
  const utc = new Date(Date.parse(`${local}Z`) - offsetMs);
  const year = utc.getUTCFullYear();
  return year < 1 || year > 9999 ? undefined : utc.toISOString().slice(0, 19);
}

function zoneOffsetMs(zone: string): number {
  if (zone === "Z" || zone === "z") return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
  return (zone.startsWith("-") ? -minutes : minutes) * 60_000;
}

function canonicalFraction(digits: string): string {
  const exact = digits.replace(/0+$/, "");
  if (exact === "") return "";
  return `.${exact.padEnd(Math.ceil(exact.length / 3) * 3, "0")}`;
}
