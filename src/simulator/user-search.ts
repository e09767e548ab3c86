import { systemUserList } from "./directory.js";
import type { Endpoint } from "./exchange.js";
import { comparison, type RowTest, readV1Filter, v1Condition, valueAt } from "./list-filter.js";
import { readWindow } from "./list-query.js";
import type { WireRow } from "./organization.js";
import { badRequest } from "./refusal.js";
import { v1Page } from "./row-list.js";

/** The specification says 100, JumpCloud's own PowerShell module asks for 1000. */
const MAXIMUM_SEARCH_LIMIT = 1000;

/**
 * `POST /api/search/systemusers`: lists users by what stands in the body (`filter`, `searchFilter`, `fields`,
 * `sort`, `limit`, `skip`) or in the query. An empty body matches everybody.
 */
export const searchSystemUsers: Endpoint = (exchange) => {
  const body = asRow(exchange.body ?? {});
  const tests = [readV1Filter(exchange.parameters), readFilter(body.filter), readTerms(body.searchFilter)];
  const asked = (name: string) =>
    body[name] === undefined ? exchange.parameters.get(name) : String(body[name]);
  const windowText = new URLSearchParams({ limit: asked("limit") ?? "", skip: asked("skip") ?? "" });
  return v1Page(exchange, systemUserList(exchange), {
    test: (row) => tests.every((holds) => holds(row)),
    fields: asked("fields"),
    sort: asked("sort"),
    ...readWindow(windowText, MAXIMUM_SEARCH_LIMIT),
  });
};

function readFilter(filter: unknown): RowTest {
  if (filter === undefined) return () => true;
  if (Array.isArray(filter)) return all(filter.map(readCondition));
  const { and, or } = asRow(filter);
  const alternatives = or === undefined ? undefined : asList(or).map(readCondition);
  const required = and === undefined ? [] : asList(and).map(readCondition);
  return (row) =>
    required.every((holds) => holds(row)) && (alternatives?.some((holds) => holds(row)) ?? true);
}

/** `"field:$op:value"`, `{field: value}` or `{field: {"$op": value}}`. */
function readCondition(condition: unknown): RowTest {
  if (typeof condition === "string") return v1Condition(condition);
  return all(Object.entries(asRow(condition)).map(([field, value]) => fieldTest(field, value)));
}

function fieldTest(field: string, value: unknown): RowTest {
  if (typeof value !== "object" || value === null) return comparison(field, "eq", String(value));
  return all(
    Object.entries(value).map(([operator, operand]) =>
      operator === "$regex"
        ? expressionTest(field, String(operand))
        : v1Condition(`${field}:${operator}:${operand}`),
    ),
  );
}

/** MongoDB's expressions carry their flags inside, as in `(?i)(^a$)`. */
function expressionTest(field: string, written: string): RowTest {
  const [, flags = "", source = ""] = /^(?:\(\?([a-z]+)\))?(.*)$/s.exec(written) ?? [];
  const expression = new RegExp(source, flags);
  return (row) => expression.test(String(valueAt(row, field) ?? ""));
}

function readTerms(searchFilter: unknown): RowTest {
  if (searchFilter === undefined) return () => true;
  const { searchTerm = "", fields = ["username", "email"] } = asRow(searchFilter);
  const terms = (Array.isArray(searchTerm) ? searchTerm : [searchTerm]).map((term) =>
    String(term).toLowerCase(),
  );
  return (row) =>
    asList(fields).some((field) => {
      const text = String(valueAt(row, String(field)) ?? "").toLowerCase();
      return terms.some((term) => text.includes(term));
    });
}

function all(tests: readonly RowTest[]): RowTest {
  return (row) => tests.every((holds) => holds(row));
}

function asList(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw badRequest("a list was expected");
  return value;
}

function asRow(value: unknown): WireRow {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw badRequest("an object was expected");
  }
  return { ...value };
}
