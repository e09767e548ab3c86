import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCsvRows } from "../../src/reconcile/csv-rows.js";
import { ReportError } from "../../src/reconcile/errors.js";
import { csvText } from "../support/reports.js";
import { piecesOf, rowList } from "./row-list.js";

async function read(text: string, lengths?: readonly number[]) {
  const list = rowList();
  await readCsvRows(piecesOf(text, lengths), list, "r.csv");
  return list;
}

describe("the rows of a CSV file", () => {
  it.each([
    ["commas", "a,b\n1,2\n"],
    ["semicolons", "a;b\n1;2\n"],
    ["tabs", "a\tb\n1\t2\n"],
    ["semicolons that the first line names", "sep=;\na;b\n1;2\n"],
    ["tabs that the first line names", 'sep=\t\r\n"a"\tb\r\n1\t2\r\n'],
    ["lines of DOS", "a,b\r\n1,2\r\n"],
    ["lines of the old Mac", "a,b\r1,2\r"],
    ["no line end at the end", "a,b\n1,2"],
    ["empty lines between", "\n\na,b\n\n1,2\n\n"],
    ["quotes around everything", '"a","b"\n"1","2"\n'],
  ])("come out of %s", async (_, text) => {
    const { headers, rows } = await read(text);
    expect({ headers, cells: rows.map(([, cells]) => cells) }).toEqual({
      headers: [["a", "b"]],
      cells: [["1", "2"]],
    });
  });

  it("are numbered as a spreadsheet numbers them, line ends in cells or not", async () => {
    const { rows } = await read('a,b\r\n"x\r\ny","say ""hi"", you"\r\n1,2\r\n');
    expect(rows).toEqual([
      [2, ["x\r\ny", 'say "hi", you']],
      [3, ["1", "2"]],
    ]);
  });

  it("take the delimiter from the header alone, outside its quotes", async () => {
    const { headers, rows } = await read('"a,b,c";d\n1,1,1;2\n');
    expect(headers).toEqual([["a,b,c", "d"]]);
    expect(rows).toEqual([[2, ["1,1,1", "2"]]]);
  });

  it("may lack blank cells at their end, and have blank ones too many", async () => {
    const { rows } = await read("a,b,c\n1\n1,2,3,,\n");
    expect(rows.map(([, cells]) => cells)).toEqual([["1"], ["1", "2", "3", "", ""]]);
  });

  it("are what was written, wherever the reading of the file was cut", async () => {
    const text = fc.string({
      unit: fc.constantFrom("a", '"', ",", ";", "\t", "\n", "\r", " ", "é", "\u{1f600}"),
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(text, text, text), { minLength: 1, maxLength: 12 }),
        fc.record({
          delimiter: fc.constantFrom<"," | ";" | "\t">(",", ";", "\t"),
          newline: fc.constantFrom<"\n" | "\r\n" | "\r">("\n", "\r\n", "\r"),
          quoted: fc.boolean(),
        }),
        fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 60 }),
        async (cells, form, lengths) => {
          const columns = ["one", "two", "three"];
          const rows = cells.map(([one, two, three]) => ({ one, two, three }));
          const read = rowList();
          await readCsvRows(piecesOf(csvText({ columns, rows }, form), lengths), read, "r.csv");
          expect(read.headers).toEqual([columns]);
          expect(read.rows.map(([, row]) => row)).toEqual(cells);
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    ["a quote that is not closed", 'a,b\n1,2\n"3,4\n5,6\n', /^r\.csv: row 3: .*quote/i],
    ["something behind a closing quote", 'a,b\n1,2\n3,"4"x\n', /^r\.csv: row 3: .*quote/i],
    ["cells without a column", "a,b\n1,2,3\n", /^r\.csv: row 2: it has 3 cells, and the header 2$/],
  ])("end with %s: the row is named", async (_, text, complaint) => {
    await expect(read(text)).rejects.toThrow(ReportError);
    await expect(read(text)).rejects.toThrow(complaint);
  });

  it.each([
    ["a line without end", `a,b\n1,2\n3,${"x".repeat(1_100_000)}`, /^r\.csv: a line is longer than 1 MiB$/],
    [
      "a quote that nobody closes",
      `a,b\n1,2\n"3,${"x,y\n".repeat(500_000)}`,
      /^r\.csv: row 3: it is longer than 1 MiB/,
    ],
  ])("are not held without bound: %s", async (_, text, complaint) => {
    const lengths = Array.from({ length: 40 }, () => 65_536);
    await expect(read(text, lengths)).rejects.toThrow(complaint);
  });

  it("reject with what their reader throws, and close what they read from", async () => {
    let isClosed = false;
    async function* pieces() {
      try {
        yield "a,b\n1,2\n";
        yield "3,4\n";
      } finally {
        isClosed = true;
      }
    }
    const row = () => {
      throw new RangeError("enough");
    };
    await expect(readCsvRows(pieces(), { header: () => {}, row }, "r.csv")).rejects.toThrow("enough");
    await new Promise((resolve) => setImmediate(resolve));
    expect(isClosed).toBe(true);
  });
});
