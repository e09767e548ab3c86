import { describe, expect, it } from "vitest";
import { BodyError, pageCount, parsePage, reachesItsTotal } from "../../src/jumpcloud/page.js";
import { parseUserGroup } from "../../src/jumpcloud/user-group.js";

function parse(
  body: string,
  options: { envelope?: "array" | "results"; total?: string; skip?: number } = {},
) {
  const headers = new Map(options.total === undefined ? [] : [["x-total-count", options.total] as const]);
  const shape = { envelope: options.envelope ?? "array", parse: parseUserGroup };
  return parsePage({ status: 200, headers, body }, options.skip ?? 0, shape);
}

const group = (id: string) => ({ id, name: "g" });

describe("a page", () => {
  it("of V2 is a bare list whose total stands in a header", () => {
    expect(parse(JSON.stringify([group("a"), group("b")]), { total: "2" })).toEqual({
      skip: 0,
      rows: [group("a"), group("b")],
      width: 2,
      unreadable: 0,
      total: 2,
      invalidFields: [],
    });
  });

  it("of V1 has its total beside its rows", () => {
    const body = JSON.stringify({ totalCount: 7, results: [group("a")] });
    expect(parse(body, { envelope: "results" }).total).toBe(7);
  });

  it.each(["-1", "1.5", "NaN", "100000001", "", "1e3", " 5"])("with the total %j states none", (total) => {
    expect(parse("[]", { total }).total).toBeUndefined();
  });

  it("with more rows than its total states none", () => {
    expect(parse(JSON.stringify([group("a"), group("b")]), { total: "1" }).total).toBeUndefined();
    expect(parse("[]", { total: "1", skip: 99 }).total).toBe(1);
  });

  it("counts elements that are no rows and leaves them out", () => {
    const body = JSON.stringify([null, group("a"), "x", { name: "no id" }, [], { id: "" }]);
    const page = parse(body, { total: "6" });
    expect(page.width).toBe(6);
    expect(page.unreadable).toBe(5);
    expect(page.rows).toEqual([group("a")]);
  });

  it("names a field of an unexpected type and reads it as absent", () => {
    const page = parse(JSON.stringify([{ id: "a", name: 5, email: null }]));
    expect(page.rows).toEqual([{ id: "a", email: null }]);
    expect(page.invalidFields).toEqual([{ id: "a", field: "name" }]);
  });

  it.each([
    "",
    "<html>",
    "upstream connect error",
    "[",
    "{}",
    "null",
    '"x"',
    '{"results":[]}',
    '{"message":"x"}',
  ])("that is not a list (%j) is refused", (body) => {
    expect(() => parse(body)).toThrow(BodyError);
  });

  it("overlaps the next by one row", () => {
    expect([0, 1, 100, 101, 199, 200, 298, 299].map(pageCount)).toEqual([1, 1, 1, 2, 2, 3, 3, 4]);
  });

  it("reaches its total when no row stands behind it", () => {
    const page = { skip: 99, rows: [], width: 100, unreadable: 0, invalidFields: [] };
    expect([199, 200, 150].map((total) => reachesItsTotal({ ...page, total }))).toEqual([true, false, true]);
    expect(reachesItsTotal(page)).toBe(true);
  });
});
