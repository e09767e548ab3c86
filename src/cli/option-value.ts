import { InvalidArgumentError } from "commander";
import { canonicalTimestamp } from "../model/timestamp.js";
import type { KeepRule, KeepUnit } from "../sync-dir/keep.js";

// Parsers of option values. Each throws InvalidArgumentError, which commander completes with the option's name.

export interface Bounds {
  min: number;
  max: number;
  /** Whole numbers only. */
  whole?: true;
}

/** A plain decimal number within bounds; "1e3", "0x10" and "Infinity" are more likely slips than numbers. */
export function numberWithin({ min, max, whole }: Bounds): (text: string) => number {
  const kind = whole ? "a whole number" : "a number";
  return (text) => {
    const number = Number(text);
    const isNumber = (whole ? /^\d+$/ : /^\d+(\.\d+)?$/).test(text);
    if (!isNumber || number < min || number > max) {
      throw new InvalidArgumentError(`Give ${kind} from ${min} to ${max}.`);
    }
    return number;
  };
}

/** A time as RFC 3339 writes it, with a zone. */
export function timeValue(text: string): Date {
  const canonical = canonicalTimestamp(text);
  if (canonical === undefined) {
    throw new InvalidArgumentError("Give a time such as 2026-11-23T02:00:00Z.");
  }
  return new Date(canonical);
}

const spanUnits: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/** A span such as 90m, 36h, 7d, in milliseconds. */
export function spanValue(text: string): number {
  const [, digits = "", unit = ""] = /^(\d{1,6})([smhdw])$/.exec(text) ?? [];
  const seconds = spanUnits[unit];
  if (seconds === undefined) throw new InvalidArgumentError("Give a span such as 90m, 36h or 7d.");
  return Number(digits) * seconds * 1000;
}

/** Names separated by commas, sorted, each once. May be given several times. */
export function namesValue(text: string, before: readonly string[] = []): string[] {
  const names = text.split(",").map((name) => name.trim());
  if (names.includes("")) throw new InvalidArgumentError("Give a list of names such as badge,team.");
  return [...new Set([...before, ...names])].sort();
}

/** `user=3012,group=14`: how many objects of a resource type there should be. */
export function expectationsValue(
  resourceTypes: readonly string[],
): (text: string, before?: ReadonlyMap<string, number>) => Map<string, number> {
  return (text, before = new Map()) => {
    const expectations = new Map(before);
    for (const part of text.split(",")) {
      const [, type = "", count = ""] = /^\s*([a-z_]+)=(\d{1,9})\s*$/.exec(part) ?? [];
      if (type === "") throw new InvalidArgumentError("Give a list such as user=3012,group=14.");
      if (!resourceTypes.includes(type)) {
        throw new InvalidArgumentError(`"${type}" is none of ${resourceTypes.join(", ")}.`);
      }
      expectations.set(type, Number(count));
    }
    return expectations;
  };
}

/** A domain such as acme.com, in lower case. May be given several times. */
export function domainValue(text: string, before: readonly string[] = []): string[] {
  const domain = text.trim().toLowerCase();
  const labels = domain.split(".");
  const isDomain =
    domain.length <= 253 &&
    labels.length > 1 &&
    labels.every((label) => /^[\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u.test(label));
  if (!isDomain) throw new InvalidArgumentError("Give a domain such as acme.com.");
  return [...new Set([...before, domain])];
}

const keepUnits: Readonly<Record<string, KeepUnit>> = { d: "d", w: "w", m: "m", y: "y" };

/** `35d,12m`: which dated files stay. Each unit once; the rules add up. */
export function keepValue(text: string): KeepRule[] {
  const rules = text.split(",").map((part) => {
    const [, digits = "", letter = ""] = /^\s*([1-9]\d{0,3})([a-z])\s*$/.exec(part) ?? [];
    const unit = keepUnits[letter];
    if (unit === undefined) {
      throw new InvalidArgumentError(
        "Give a list such as 35d,12m: all of 35 days, the last of each of 12 months (w weeks, y years).",
      );
    }
    return { unit, count: Number(digits) };
  });
  const twice = rules.find(({ unit }, index) => rules.findIndex((other) => other.unit === unit) !== index);
  if (twice !== undefined) throw new InvalidArgumentError(`Give "${twice.unit}" once.`);
  return rules;
}
