import type { WireRow } from "./organization.js";
import { badRequest, invalidArgument } from "./refusal.js";

/** Whether a row is among those asked for. */
export type RowTest = (row: WireRow) => boolean;

/** The test of a request without a filter. */
export const everyRow: RowTest = () => true;

type Operator = "eq" | "ne" | "gt" | "gte" | "lt" | "lte";

const operators: Record<Operator, (order: number) => boolean> = {
  eq: (order) => order === 0,
  ne: (order) => order !== 0,
  gt: (order) => order > 0,
  gte: (order) => order >= 0,
  lt: (order) => order < 0,
  lte: (order) => order <= 0,
};

const v1Operators = new Map<string, Operator>([
  ["$eq", "eq"],
  ["$ne", "ne"],
  ["$gt", "gt"],
  ["$gte", "gte"],
  ["$lt", "lt"],
  ["$lte", "lte"],
]);

const v2Operators = new Map<string, Operator>([
  ["eq", "eq"],
  ["ne", "ne"],
  ["gt", "gt"],
  ["ge", "gte"],
  ["lt", "lt"],
  ["le", "lte"],
]);

/**
 * V1's `filter=field:$op:value`, `filter[0]=…` (all must hold) and `filter[or][0]=…` (one must). An operator
 * without its `$` is "undefined behavior" in JumpCloud's words: refused here, so that nobody relies on it.
 */
export function readV1Filter(parameters: URLSearchParams): RowTest {
  const every: RowTest[] = [];
  const some: RowTest[] = [];
  for (const [name, written] of parameters) {
    if (/^filter(\[\d+\])?$/.test(name)) every.push(v1Condition(written));
    if (/^filter\[or\]\[\d+\]$/.test(name)) some.push(v1Condition(written));
  }
  if (every.length + some.length === 0) return everyRow;
  return (row) =>
    every.every((holds) => holds(row)) && (some.length === 0 || some.some((holds) => holds(row)));
}

/** One condition `field:$op:value`; the value may hold colons. Throws a 400 for anything else. */
export function v1Condition(written: string): RowTest {
  const { field, operator, value } = splitCondition(written);
  const known = v1Operators.get(operator);
  if (known === undefined) throw badRequest(`invalid filter "${written}"`);
  return comparison(field, known, value);
}

/** V2's `filter=field:op:value[,field:op:value]`, all of which must hold; its operators have no `$`. */
export function readV2Filter(parameters: URLSearchParams): RowTest {
  const conditions = parameters.getAll("filter").flatMap((written) => written.split(","));
  const tests = conditions.map((written) => {
    const { field, operator, value } = splitCondition(written);
    const known = v2Operators.get(operator);
    if (known === undefined) throw invalidArgument(`invalid filter: ${written}`);
    return comparison(field, known, value);
  });
  return tests.length === 0 ? everyRow : (row) => tests.every((holds) => holds(row));
}

/** Compares as JumpCloud does: case sensitive, and numbers as numbers. */
export function comparison(field: string, operator: Operator, value: string): RowTest {
  return (row) => operators[operator](compareValues(valueAt(row, field), value));
}

/** The value of a field, where `mfa.configured` is the field of an object in a field. */
export function valueAt(row: WireRow, field: string): unknown {
  let value: unknown = row;
  for (const part of field.split(".")) {
    if (typeof value !== "object" || value === null) return undefined;
    value = Reflect.get(value, part);
  }
  return value;
}

function compareValues(found: unknown, wanted: string): number {
  if (typeof found === "number" && wanted !== "" && !Number.isNaN(Number(wanted))) {
    return found - Number(wanted);
  }
  const text = found === null || found === undefined ? "" : String(found);
  if (text === wanted) return 0;
  return text < wanted ? -1 : 1;
}

function splitCondition(written: string): { field: string; operator: string; value: string } {
  const [field = "", operator = "", ...rest] = written.split(":");
  return { field, operator, value: rest.join(":") };
}
