import { canonicalTimestamp } from "../model/timestamp.js";

const NOTHING = new Set(["", "-", "n/a", "none", "null", "never"]);
const WRITTEN = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}:\d{2}(?:\.\d+)?) ?(Z|UTC|[+-]\d{2}(?::?\d{2})?)?$/i;

/**
 * A time out of a report, in milliseconds since 1970; `undefined` when none is stated. One without a zone is taken as
 * UTC, in which JumpCloud states all its times. A spreadsheet's own way to write times tells neither order nor zone:
 * unreadable.
 */
export function reportTime(text: string): number | undefined | "unreadable" {
  const trimmed = text.trim();
  if (NOTHING.has(trimmed.toLowerCase())) return undefined;
  const [, day, clock, zone] = WRITTEN.exec(trimmed) ?? [];
  if (day === undefined) return "unreadable";
  const canonical = canonicalTimestamp(`${day}T${clock}${rfcZone(zone)}`);
  return canonical === undefined ? "unreadable" : Date.parse(canonical);
}

function rfcZone(zone: string | undefined): string {
  if (zone === undefined || /^(z|utc)$/i.test(zone)) return "Z";
  const digits = zone.slice(1).replace(":", "").padEnd(4, "0");
  return `${zone.slice(0, 1)}${digits.slice(0, 2)}:${digits.slice(2)}`;
}
