import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSheet } from "../../../src/review/sheets/read-sheet.js";
import { SheetError } from "../../../src/review/sheets/sheet-error.js";
import { xlsxSheet } from "../../../src/review/sheets/write-sheet.js";
import { reviewItem, sheetOf } from "./sample-sheet.js";
import { textRow, workbookFile, workbookParts } from "./workbook-file.js";
import { zipFile } from "./zip-file.js";

const KEY = "r_0123456789abcdef";
const MEBIBYTE = 1024 * 1024;
const header = textRow(1, ["Person", "Decision", "Comment", "Row key"]);
const answer = textRow(2, ["Ana", "Keep", "", KEY]);
const SHEET = "xl/worksheets/sheet1.xml";
const sheetXml = (inner: string, before = "") =>
  `<?xml version="1.0"?>${before}<worksheet><sheetData>${inner}</sheetData></worksheet>`;
const withSheet = (xml: string) => workbookFile({ tabs: [""], parts: [{ name: SHEET, bytes: xml }] });
const read = async (bytes: Uint8Array) => (await readSheet("a.xlsx", bytes)).rows;

describe("an xlsx that means harm", () => {
  it.each([
    ["a tab", "xl/worksheets/sheet9.xml", 65],
    ["anything else", "xl/media/a.png", 33],
  ])("is refused where %s unpacks to more than a sheet has", async (_, name, mebibytes) => {
    const parts = [{ name, bytes: Buffer.alloc(mebibytes * MEBIBYTE) }];
    await expect(read(workbookFile({ tabs: [header + answer], parts }))).rejects.toThrow(
      "it unpacks to more than is read of an xlsx, about a hundred thousand rows: save the rows as CSV",
    );
  });

  it.each([
    ["too little", 1000],
    ["nothing at all", 0],
  ])("is refused where its directory states %s", async (_, statedBytes) => {
    const bytes = sheetXml(header + answer + " ".repeat(8 * MEBIBYTE));
    const parts = [{ name: SHEET, bytes, statedBytes }];
    await expect(read(workbookFile({ tabs: [""], parts }))).rejects.toThrow(/^it is damaged/);
  });

  it("has no entities but those of XML", async () => {
    const doctype =
      '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>';
    const rows = header + textRow(2, ["&b;&f;", "Keep", "", KEY]);
    expect(await read(withSheet(sheetXml(rows, doctype)))).toEqual([
      expect.objectContaining({ decision: "Keep", shown: new Map([["Person", "&b;&f;"]]) }),
    ]);
  });

  it("costs nothing by the size that it states, or by cells that are far away", async () => {
    const far =
      '<row r="1048576"><c r="D1048576"><v>1</v></c></row><row r="3"><c r="XFD3"><v>1</v></c></row>';
    const bytes = withSheet(
      sheetXml(header + answer + far).replace("<sheetData>", '<dimension ref="A1:XFD1048576"/>$&'),
    );
    expect(await read(bytes)).toEqual([
      expect.objectContaining({ row: 2, key: KEY }),
      expect.objectContaining({ row: 1_048_576, key: "1" }),
    ]);
  });

  it.each([
    ["beyond the last row", '<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>'],
    ["before the first row", '<row r="-5"><c r="A-5"><v>1</v></c></row>'],
    ["at no row", '<row r="x"><c r="toString"><v>1</v></c></row>'],
  ])("is read without the cells that stand %s", async (_, rows) => {
    expect(await read(withSheet(sheetXml(header + answer + rows)))).toEqual([
      expect.objectContaining({ row: 2, key: KEY }),
    ]);
  });

  it("is refused where a tab is both wide and high", async () => {
    const corner = '<row r="1048576"><c r="CV1048576"><v>1</v></c></row>';
    await expect(read(withSheet(sheetXml(header + answer + corner)))).rejects.toThrow(
      "it is damaged, or larger than a sheet: open it in a spreadsheet, and save it again as xlsx or CSV",
    );
  });

  it("is refused where it has more tabs than are read, whatever is on the others", async () => {
    const tabs = [header + answer, ...Array.from({ length: 7 }, () => "")];
    expect((await read(workbookFile({ tabs }))).length).toBe(1);
    await expect(read(workbookFile({ tabs: [...tabs, header + answer] }))).rejects.toThrow(
      "it has more than 8 tabs: delete those that are not the sheet",
    );
  });

  it("cannot reach what is not its own by names", async () => {
    const names = ["__proto__", "constructor", "Decision", "Row key"];
    const value = '<vt:filetime xmlns:vt="x">2026-10-01T00:00:00Z</vt:filetime>';
    const custom = `<Properties><property name="__proto__">${value}</property><property name="review">${value}</property></Properties>`;
    const bytes = workbookFile({
      tabs: [textRow(1, names) + textRow(2, ["polluted", "polluted", "Keep", KEY])],
      parts: [{ name: "docProps/custom.xml", bytes: custom }],
    });
    expect(await readSheet("a.xlsx", bytes)).toEqual({
      rows: [{ row: 2, key: KEY, decision: "Keep", comment: "", shown: new Map(), isLossy: false }],
    });
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it("with parts missing is damaged", async () => {
    for (const { name } of workbookParts({ tabs: [header] }).slice(1)) {
      if (name === "xl/sharedStrings.xml") continue;
      const parts = workbookParts({ tabs: [header] }).filter((part) => part.name !== name);
      await expect(read(zipFile(parts)), name).rejects.toBeInstanceOf(SheetError);
    }
  });

  it("is read or refused in words, whichever bytes of it are wrong", async () => {
    const whole = await xlsxSheet(sheetOf([reviewItem("ana"), reviewItem("bo")]));
    const anyWrong = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(anyWrong, async (wrong) => {
        const bytes = Uint8Array.from(whole);
        for (const [at, byte] of wrong) bytes[at] = byte;
        const outcome = await read(bytes).catch((error: unknown) => error);
        expect(Array.isArray(outcome) || outcome instanceof SheetError).toBe(true);
      }),
    );
  });
});
