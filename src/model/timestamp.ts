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
  const date = `${year}-${month}-${day}`;
  const asUtc = new Date(`${date}T${hour}:${minute}:${second}Z`);
  // Date rolls 31 February over to March instead of refusing it.
  if (Number.isNaN(asUtc.getTime()) || asUtc.toISOString().slice(0, 10) !== date) return undefined;
  const utc = new Date(asUtc.getTime() - zoneOffsetMs(zone));
  const utcYear = utc.getUTCFullYear();
  if (utcYear < 1 || utcYear > 9999) return undefined;
  return `${utc.toISOString().slice(0, 19)}${canonicalFraction(fraction)}Z`;
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
