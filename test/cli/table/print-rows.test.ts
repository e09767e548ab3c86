import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { createPaint } from "../../../src/cli/paint.js";
import { listColumn, numberColumn, type Table, textColumn } from "../../../src/cli/table/column.js";
import { printerOf, type RowFormat, rowFormats } from "../../../src/cli/table/row-format.js";

interface Dog {
  name: string;
  breed?: string;
  legs: number;
  toys: readonly string[];
}

const table: Table<Dog> = {
  noun: "dog",
  columns: [
    textColumn("firstName", ({ name }) => name, { least: 6 }),
    textColumn("breed", ({ breed }) => breed),
    numberColumn("legs", ({ legs }) => legs),
    listColumn("toys", ({ toys }) => toys, { least: 4, json: ({ toys }) => toys.map((toy) => ({ toy })) }),
  ],
  importance: ["firstName", "legs", "toys", "breed"],
};

const paint = createPaint({}, { mode: "always", env: {} });

async function printed(format: RowFormat, batches: readonly (readonly Dog[])[], width?: number) {
  const omitted: string[] = [];
  const print = await printerOf(format);
  const rows = (async function* () {
    yield* batches;
  })();
  const layout = { paint, onOmitted: (keys: readonly string[]) => omitted.push(...keys) };
  const pieces: string[] = [];
  for await (const piece of print(rows, table, { ...layout, ...(width !== undefined && { width }) })) {
    pieces.push(piece);
  }
  return { text: pieces.join(""), omitted };
}

const rex: Dog = { name: "Rex", breed: "Collie", legs: 4, toys: ["ball", "stick"] };
const ai: Dog = { name: "愛犬 the\tSecond\r\n", legs: 3, toys: [] };
const evil: Dog = { name: '=cmd|"/C calc"!A0', breed: "-1", legs: 0, toys: ["a,b"] };

describe("rows are printed", () => {
  it("as a table on a terminal, as wide as it need be", async () => {
    expect(await printed("text", [[rex], [ai, evil]], 80)).toEqual({
      text: [
        "\u001b[1mfirst name                     breed   legs  toys\u001b[22m",
        "Rex                            Collie     4  ball, stick",
        "愛犬 the\\u{9}Second\\u{d}\\u{a}             3",
        '=cmd|"/C calc"!A0              -1         0  a,b',
        "",
      ].join("\n"),
      omitted: [],
    });
  });

  it("as a table on a narrow terminal, cut, and without what is of least importance", async () => {
    expect(await printed("text", [[rex], [ai, evil]], 24)).toEqual({
      text: [
        "\u001b[1mfirst name  legs  toys\u001b[22m",
        "Rex            4  ball,…",
        "愛犬 the\\…     3",
        '=cmd|"/C…      0  a,b',
        "",
      ].join("\n"),
      omitted: ["breed"],
    });
  });

  it.each<[RowFormat, string]>([
    [
      "text",
      'Rex\tCollie\t4\tball, stick\n愛犬 the\\u{9}Second\\u{d}\\u{a}\t\t3\t\n=cmd|"/C calc"!A0\t-1\t0\ta,b\n',
    ],
    [
      "csv",
      "firstName,breed,legs,toys\r\n" +
        'Rex,Collie,4,"ball, stick"\r\n' +
        "愛犬 the\\u{9}Second\\u{d}\\u{a},,3,\r\n" +
        '"\'=cmd|""/C calc""!A0","\'-1",0,"a,b"\r\n',
    ],
    [
      "json",
      '[\n{"firstName":"Rex","breed":"Collie","legs":4,"toys":[{"toy":"ball"},{"toy":"stick"}]},\n' +
        '{"firstName":"愛犬 the\\tSecond\\r\\n","legs":3},\n' +
        '{"firstName":"=cmd|\\"/C calc\\"!A0","breed":"-1","legs":0,"toys":[{"toy":"a,b"}]}\n]\n',
    ],
    [
      "ndjson",
      '{"firstName":"Rex","breed":"Collie","legs":4,"toys":[{"toy":"ball"},{"toy":"stick"}]}\n' +
        '{"firstName":"愛犬 the\\tSecond\\r\\n","legs":3}\n' +
        '{"firstName":"=cmd|\\"/C calc\\"!A0","breed":"-1","legs":0,"toys":[{"toy":"a,b"}]}\n',
    ],
  ])("as %s, whichever batches they come in", async (format, text) => {
    expect(await printed(format, [[rex, ai, evil]])).toEqual({ text, omitted: [] });
    expect(await printed(format, [[], [rex], [], [ai], [evil], []])).toEqual({ text, omitted: [] });
  });

  it.each<[RowFormat, string]>([
    ["text", ""],
    ["csv", "firstName,breed,legs,toys\r\n"],
    ["json", "[]\n"],
    ["ndjson", ""],
  ])("as %s when there are none", async (format, text) => {
    expect((await printed(format, [])).text).toBe(text);
    expect((await printed(format, [[]])).text).toBe(text);
    expect((await printed("text", [], 80)).text).toBe("");
  });

  it("so that every reader of CSV, JSON and tabs finds the same cells", async () => {
    const dog = fc.record({
      name: fc.string({ unit: "binary" }),
      legs: fc.nat(),
      toys: fc.array(fc.string({ unit: "binary", minLength: 1 }), { maxLength: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(dog, { minLength: 1, maxLength: 4 }), async (dogs) => {
        const { text: csv } = await printed("csv", [dogs]);
        const { text: tabs } = await printed("text", [dogs]);
        const { text: json } = await printed("json", [dogs]);
        const cells = tabs
          .split("\n")
          .slice(0, -1)
          .map((line) => line.split("\t"));
        expect(cells).toHaveLength(dogs.length);
        const rows = Papa.parse<string[]>(csv.slice(0, -2), { newline: "\r\n" }).data.slice(1);
        expect(rows.map((row) => row.map((cell) => cell.replace(/^'(?=[=+\-@＝＋－＠])/, "")))).toEqual(
          cells,
        );
        expect(JSON.parse(json)).toEqual(
          dogs.map(({ name, legs, toys }) => ({
            firstName: name,
            legs,
            ...(toys.length > 0 && { toys: toys.map((toy) => ({ toy })) }),
          })),
        );
        expect(`${csv}${tabs}${json}`.replace(/[\t\r\n]/g, "")).not.toMatch(
          /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u,
        );
      }),
    );
  });
});

describe("rows are printed as they come", () => {
  /** Rows without an end, and how many were asked for. */
  function endless() {
    const asked = { rows: 0 };
    async function* rows() {
      for (;;) {
        asked.rows += 100;
        yield Array.from({ length: 100 }, () => rex);
      }
    }
    return { asked, rows };
  }

  it.each([...rowFormats.map((format) => [format, undefined, 500] as const), ["text", 80, 10_000] as const])(
    "%s, width %s: at most %d wait",
    async (format, width, most) => {
      const { asked, rows } = endless();
      const print = await printerOf(format);
      let lines = 0;
      const layout = { paint, onOmitted: () => {}, ...(width !== undefined && { width }) };
      for await (const piece of print(rows(), table, layout)) {
        lines += piece.split("\n").length - 1;
        expect(asked.rows - lines).toBeLessThanOrEqual(most);
        if (lines > 12_000) break;
      }
      expect(lines).toBeLessThan(22_000);
    },
  );

  it("cut to the width that the first ones need", async () => {
    const many = Array.from({ length: 10_000 }, () => rex);
    const { text } = await printed("text", [many, [{ ...rex, name: "Reginald the Second" }]], 80);
    expect(text.split("\n").at(-2)).toBe("Reginald…   Collie     4  ball, stick");
  });
});
