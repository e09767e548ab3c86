import { writeXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { readSheet } from "../../../src/review/sheets/read-sheet.js";
import { xlsxSheet } from "../../../src/review/sheets/write-sheet.js";
import { reviewItem, sheetOf } from "./sample-sheet.js";
import { textRow, workbookFile } from "./workbook-file.js";

const KEY = "r_0123456789abcdef";
const header = textRow(1, ["Person", "Decision", "Comment", "Row key"]);
const read = async (bytes: Uint8Array) => (await readSheet("a.xlsx", bytes)).rows;
const row = {
  row: 2,
  key: KEY,
  decision: "Keep",
  comment: "",
  shown: new Map([["Person", "Ana"]]),
  isLossy: false,
};

describe("an xlsx that came back", () => {
  it.each([
    ["inline strings", { tabs: [header + textRow(2, ["Ana", "Keep", "", KEY])] }],
    [
      "shared strings",
      {
        strings: `<si><t>Ana</t></si><si><t xml:space="preserve"> Keep </t></si><si><t>${KEY}</t></si>`,
        tabs: [
          `${header}<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="D2" t="s"><v>2</v></c></row>`,
        ],
      },
    ],
    [
      "rich text",
      {
        strings: `<si><r><rPr><b/></rPr><t>A</t></r><r><t>na</t></r></si><si><r><t>Ke</t></r><r><t>ep</t></r></si>`,
        tabs: [
          `${header}<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="D2" t="inlineStr"><is><r><t>r_0123456789</t></r><r><t>abcdef</t></r></is></c></row>`,
        ],
      },
    ],
    [
      "formulas, by what they were calculated to",
      {
        tabs: [
          `${header}<row r="2"><c r="A2" t="str"><f>X1</f><v>Ana</v></c><c r="B2" t="str"><f>IF(1,"Keep","")</f><v>Keep</v></c><c r="D2" t="str"><f>A9</f><v>${KEY}</v></c></row>`,
        ],
      },
    ],
    [
      "cells without an address, as some programs write them",
      {
        tabs: [
          `${header}<row><c t="inlineStr"><is><t>Ana</t></is></c><c t="inlineStr"><is><t>Keep</t></is></c><c/><c t="inlineStr"><is><t>${KEY}</t></is></c></row>`,
        ],
      },
    ],
    [
      "hidden rows and columns",
      {
        tabs: [
          (header + textRow(2, ["Ana", "Keep", "", KEY])).replace('<row r="2">', '<row r="2" hidden="1">'),
        ],
      },
    ],
    [
      "tabs before it",
      { tabs: ["", textRow(1, ["My notes"]), header + textRow(2, ["Ana", "Keep", "", KEY])] },
    ],
  ])("is read with %s", async (_, workbook) => {
    expect(await read(workbookFile(workbook))).toEqual([row]);
  });

  it("has the rows of every tab that has the header, with its name", async () => {
    const tabs = [
      header + textRow(2, ["Ana", "Keep", "", KEY]),
      textRow(1, ["My notes"]),
      header + textRow(3, ["Ana", "Remove", "", KEY]),
    ];
    expect(await read(workbookFile({ tabs }))).toEqual([
      { ...row, tab: "Tab 1" },
      { ...row, tab: "Tab 3", row: 3, decision: "Remove" },
    ]);
  });

  it("has rows by the numbers that a spreadsheet shows, in whatever order somebody sorted them", async () => {
    const rows = [
      textRow(3, ["Access review"]),
      textRow(5, ["row  key", "X", "DECISION", "person"]),
      textRow(9, ["r_b", "", "Remove", "Bo"]),
      textRow(12, ["r_a", "", "", "Ana"]),
    ];
    expect(await read(workbookFile({ tabs: [rows.join("")] }))).toEqual([
      { ...row, row: 9, key: "r_b", decision: "Remove", shown: new Map([["Person", "Bo"]]) },
      { ...row, row: 12, key: "r_a", decision: "" },
    ]);
  });

  it("has texts, whatever a spreadsheet took them for", async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: "a",
          rows: [
            ["Person", "Title", "Account", "Decision", "Row key"],
            [12.5, true, new Date("2026-10-01T00:00:00Z"), "Keep", KEY],
            [0, false, new Date("2026-10-01T12:30:00Z"), "Keep", null],
          ],
        },
      ],
    });
    expect((await read(bytes)).map(({ shown }) => [...shown.values()])).toEqual([
      ["12.5", "TRUE", "2026-10-01"],
      ["0", "FALSE", "2026-10-01T12:30:00.000Z"],
    ]);
  });

  it("says which review and which sheet it is, where the program kept that", async () => {
    const bytes = await xlsxSheet(sheetOf([reviewItem("ana")], { review: "old", sheet: "sheet-x" }));
    expect(await readSheet("renamed.csv", bytes)).toMatchObject({ review: "old", sheet: "sheet-x" });
    const plain = await readSheet("a.xlsx", workbookFile({ tabs: [header] }));
    expect(plain).toEqual({ rows: [] });
  });

  it("is refused where no tab has the header", async () => {
    const far = textRow(21, ["Person", "Decision", "Comment", "Row key"]);
    await expect(read(workbookFile({ tabs: [textRow(1, ["Decision"]), far] }))).rejects.toThrow(
      expect.objectContaining({
        name: "SheetError",
        message:
          "no columns are called Row key and Decision: the line with the names of the columns has to stay",
      }),
    );
  });
});
