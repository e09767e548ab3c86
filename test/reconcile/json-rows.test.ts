import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ReportError } from "../../src/reconcile/errors.js";
import { readJsonRows } from "../../src/reconcile/json-rows.js";
import { piecesOf, rowList } from "./row-list.js";

async function read(text: string, lengths?: readonly number[]) {
  const list = rowList();
  await readJsonRows(piecesOf(text, lengths), list, "r.json");
  return list;
}

describe("the rows of a JSON list", () => {
  it("are its objects, whatever their layout; what is no text becomes it or is blank", async () => {
    const text = '[\n {"a": "x", "b": null},\n {"b": 1.5, "a": true},{"a":{"deep":[1]},"b":"\\u00e9"} ]\n';
    const { headers, rows } = await read(text);
    expect(headers).toEqual([["a", "b"]]);
    expect(rows).toEqual([
      [1, ["x", ""]],
      [2, ["true", "1.5"]],
      [3, ["", "é"]],
    ]);
  });

  it("have the columns of the first rows together, since blank values may be left out", async () => {
    const { headers, rows } = await read('[{"a":"1"},{"b":"2","c":"3"}]');
    expect(headers).toEqual([["a", "b", "c"]]);
    expect(rows.map(([, cells]) => cells)).toEqual([
      ["1", "", ""],
      ["", "2", "3"],
    ]);
  });

  it("tell of a column that only a late row has", async () => {
    const early = Array.from({ length: 150 }, () => ({ a: "x" }));
    const { headers, rows } = await read(JSON.stringify([...early, { a: "y", b: "z" }]));
    expect(headers).toEqual([["a"], ["a", "b"]]);
    expect(rows.at(-1)).toEqual([151, ["y", "z"]]);
  });

  it("are what was written, wherever the reading of the file was cut", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.string({ unit: "grapheme" }), fc.string()), { minLength: 1, maxLength: 120 }),
        fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 60 }),
        async (cells, lengths) => {
          const { rows } = await read(JSON.stringify(cells.map(([a, b]) => ({ a, b }))), lengths);
          expect(rows.map(([, row]) => row)).toEqual(cells);
        },
      ),
      { numRuns: 100 },
    );
  });

  it.each([
    ["a file that is cut", '[{"a":"1"},{"a":', /^r\.json: the file is cut/],
    ["something that is no object", '[{"a":"1"},["a"]]', /^r\.json: row 2: it is not an object$/],
    ["a list of texts", '["a"]', /^r\.json: row 1: it is not an object$/],
    ["broken JSON", '[{"a":"1"},{"a":1 2}]', /^r\.json: row 2: it is not JSON$/],
    ["something behind the list", '[{"a":"1"}] {"a":2}', /^r\.json: row 2: it is not JSON$/],
    ["a row without end", `[{"a":"${"x".repeat(1_300_000)}"}]`, /^r\.json: row 1: it is longer than 1 MiB$/],
  ])("end with %s: the row is named", async (_, text, complaint) => {
    const attempt = read(
      text,
      Array.from({ length: 30 }, () => 65_536),
    );
    await expect(attempt).rejects.toThrow(ReportError);
    await expect(attempt).rejects.toThrow(complaint);
  });

  it("reject with what their reader throws", async () => {
    const row = () => {
      throw new RangeError("enough");
    };
    const attempt = readJsonRows(piecesOf('[{"a":"1"}]'), { header: () => {}, row }, "r.json");
    await expect(attempt).rejects.toThrow(RangeError);
  });
});
