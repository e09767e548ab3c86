import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSheet } from "../../../src/review/sheets/read-sheet.js";
import { SheetError } from "../../../src/review/sheets/sheet-error.js";

const KEY = "r_0123456789abcdef";
const utf16 = (text: string, order: "le" | "be") => {
  const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
  return order === "le" ? bytes : bytes.swap16();
};
/** How a spreadsheet saves one row. */
const lines = (delimiter: string, end: string, name = "Łukasz") =>
  [`Person,Decision,Comment,Row key`, `${name},Remove,left,${KEY}`]
    .map((line) => line.replaceAll(",", delimiter) + end)
    .join("");

const row = {
  row: 2,
  key: KEY,
  decision: "Remove",
  comment: "left",
  shown: new Map([["Person", "Łukasz"]]),
  isLossy: false,
};
const read = async (content: string | Uint8Array) => (await readSheet("a.csv", Buffer.from(content))).rows;

describe("a CSV that came back", () => {
  it.each<[string, string | Uint8Array]>([
    ["UTF-8, comma, CR LF", lines(",", "\r\n")],
    ["UTF-8 with a byte order mark", `\ufeff${lines(",", "\r\n")}`],
    ["semicolon", lines(";", "\r\n")],
    ["tab", lines("\t", "\n")],
    ["LF", lines(",", "\n")],
    ["CR", lines(",", "\r")],
    ["UTF-16 LE, as Excel's Unicode text", utf16(lines("\t", "\r\n"), "le")],
    ["UTF-16 BE", utf16(lines(",", "\r\n"), "be")],
    ["sep= says the delimiter", `sep=;\r\n${lines(";", "\r\n")}`],
    ["sep= behind a byte order mark", `\ufeffsep=;\r\n${lines(";", "\r\n")}`],
    ["every cell quoted", lines('","', '"\r\n"').replace(/^/, '"').replace(/"$/, "")],
    ["no line end behind the last row", lines(",", "\n").trimEnd()],
  ])("is read: %s", async (_, content) => {
    expect(await read(content)).toEqual([row]);
  });

  it("in what Windows calls ANSI is read, and told to be lossy", async () => {
    const bytes = Buffer.from(lines(";", "\r\n", "Müller"), "latin1");
    expect(await read(bytes)).toEqual([{ ...row, shown: new Map([["Person", "Müller"]]), isLossy: true }]);
  });

  it("of nothing but ASCII may have lost characters too", async () => {
    expect(await read(lines(";", "\r\n", "?ukasz"))).toEqual([
      { ...row, shown: new Map([["Person", "?ukasz"]]), isLossy: true },
    ]);
  });

  it.each<[string, string, object]>([
    ["columns in another order", `Row key,comment,DECISION\n${KEY},ü,Keep`, { row: 2, decision: "Keep" }],
    ["columns that somebody added", `Mine,Decision,Row key,Ü\na,Keep,${KEY},b`, { row: 2, decision: "Keep" }],
    [
      "odd white space",
      ` row\u00a0 KEY ;"dec\u00adision";Decision \n ${KEY} ;; Keep `,
      { row: 2, decision: "Keep" },
    ],
    ["a title above", `Ü, for Dana\n\n"Person";"Decision";"Row key"\n"a";"Keep";"${KEY}"`, { row: 4 }],
    ["blank lines above, below sep=", `sep=;\n\n\nDecision;Row key\n\nKeep;${KEY}`, { row: 5 }],
    [
      "line ends in cells count once",
      `Comment,Decision,Row key\n"a\n\nü",Keep,${KEY}`,
      { row: 2, comment: "a\n\nü" },
    ],
    ["quotes in cells", `Comment,Decision,Row key\n"a ""b"", c",Keep,${KEY}`, { comment: 'a "b", c' }],
    ["a key that was deleted", "Decision,Row key\nKeep,", { row: 2, key: "", decision: "Keep" }],
    ["a row that is cut short", `Row key,Decision,Comment\n${KEY}`, { key: KEY, decision: "", comment: "" }],
  ])("is read with %s", async (_, content, expected) => {
    expect(await read(content)).toEqual([expect.objectContaining(expected)]);
  });

  it("has no rows where neither a key nor a decision stands", async () => {
    expect(await read(`Person,Decision,Row key\n,,\n\nTotal,,\n"  ",,\nAna,Keep,${KEY}\n,,`)).toEqual([
      expect.objectContaining({ row: 6, key: KEY }),
    ]);
  });

  it.each([
    [
      "without its header",
      `Ana,Keep,${KEY}`,
      "no columns are called Row key and Decision: the line with the names of the columns has to stay",
    ],
    [
      "whose header comes late",
      `${"a\n".repeat(20)}Decision,Row key\nKeep,${KEY}`,
      "no columns are called Row key and Decision: the line with the names of the columns has to stay",
    ],
    [
      "with two columns that may count",
      "Decision,Row key,decision\n",
      "it has two columns called Decision: delete the one that does not count",
    ],
    [
      "with an open quote",
      `Decision,Row key\nKeep,${KEY}\n"Keep,${KEY}\n`,
      "a quote in row 3 is not closed: save it again from a spreadsheet",
    ],
  ])("is refused %s", async (_, content, message) => {
    await expect(read(content)).rejects.toThrow(expect.objectContaining({ name: "SheetError", message }));
  });

  it("cannot reach what is not its own by the names of its columns", async () => {
    const header = "__proto__,constructor,toString,Decision,Row key";
    expect(await read(`${header}\na,b,c,Keep,${KEY}`)).toEqual([
      { ...row, decision: "Keep", comment: "", shown: new Map(), isLossy: true },
    ]);
    expect(Reflect.get({}, "a")).toBeUndefined();
  });

  it("is read or refused in words, whatever it holds", async () => {
    const piece = fc.constantFrom(
      "Decision",
      "Row key",
      KEY,
      "Keep",
      '"',
      ",",
      ";",
      "\t",
      "\n",
      "\r",
      "sep=;\n",
      "=",
      "ü",
    );
    const anyText = fc
      .array(piece, { maxLength: 40 })
      .map((pieces) => `Decision,Row key\n${pieces.join("")}`);
    const anyBytes = fc.oneof(
      anyText.map((text) => Buffer.from(text)),
      fc.uint8Array({ maxLength: 100 }),
    );
    await fc.assert(
      fc.asyncProperty(anyBytes, async (bytes) => {
        const outcome = await read(bytes).catch((error: unknown) => error);
        expect(Array.isArray(outcome) || outcome instanceof SheetError).toBe(true);
      }),
    );
  });
});

describe("a CSV that is no sheet for its size", () => {
  const header = `Row key,Decision\n${KEY},Keep\n`;
  const rows = "has more rows than a sheet has";

  it.each([
    ["lines", `${header}${"x\n".repeat(1_048_576)}`, rows],
    ["cells", `${header}${",".repeat(30_000_001)}`, "has more cells than a sheet has"],
  ])("is refused for its %s", async (_, content, complaint) => {
    await expect(read(content)).rejects.toThrow(complaint);
  });

  it("is read where it only has as many lines as a spreadsheet", async () => {
    const [first, ...others] = await read(`${header}${",\n".repeat(1_048_574)}`);
    expect([first?.key, others]).toEqual([KEY, []]);
  });
});
