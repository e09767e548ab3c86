import { gzipSync } from "node:zlib";
import { writeXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { readSheet } from "../../../src/review/sheets/read-sheet.js";
import { xlsxSheet } from "../../../src/review/sheets/write-sheet.js";
import { reviewItem, sheetOf } from "./sample-sheet.js";
import { zipFile } from "./zip-file.js";

const whole = await xlsxSheet(sheetOf([reviewItem("ana")]));
const encrypted = await writeXlsx({
  sheets: [{ name: "a", rows: [["Row key", "Decision"]] }],
  encryption: { password: "secret", spinCount: 1000 },
});
/** Excel's older formats: the names of what is in them stand in UTF-16. */
const ole = (stream: string) =>
  Buffer.concat([
    Buffer.from("d0cf11e0a1b11ae1", "hex"),
    Buffer.alloc(600),
    Buffer.from(`Root Entry\0${stream}\0`, "utf16le"),
  ]);
const zipWith = (...names: string[]) => zipFile(names.map((name) => ({ name, bytes: "x" })));

const AGAIN = "save it as xlsx or CSV";
const SEND = "send the sheet itself, as xlsx or CSV";
const NEITHER = `it is no xlsx and no CSV: ${AGAIN}`;
const PART = "it is damaged, or only a part of it came: ask for it again";

describe("what is no sheet is refused in one sentence", () => {
  it.each<[string, Uint8Array | string, string]>([
    ["nothing", "", "it is empty"],
    ["zeros, as a full disk leaves them", Buffer.alloc(4096), "it is empty"],
    ["a password", encrypted, "it is encrypted: save it without a password"],
    ["an old Excel file", ole("Workbook"), `it is an old Excel file (.xls): ${AGAIN}`],
    ["an old Word file", ole("WordDocument"), `it is an old Office file: ${AGAIN}`],
    ["a binary Excel file", zipWith("xl/workbook.bin"), `it is a binary Excel file (.xlsb): ${AGAIN}`],
    ["OpenDocument", zipWith("mimetype", "content.xml"), `it is an OpenDocument file: ${AGAIN}`],
    ["Numbers", zipWith("Index/Document.iwa"), "it is a Numbers file: export it as xlsx or CSV"],
    ["Word", zipWith("word/document.xml"), `it is a Word document: ${AGAIN} from a spreadsheet`],
    ["PowerPoint", zipWith("ppt/presentation.xml"), `it is a presentation: ${SEND}`],
    [
      "sheets in a zip",
      zipWith("a/sheet-dana.xlsx"),
      "it is a zip with files in it: unpack it, and put the sheet itself here",
    ],
    ["another zip", zipWith("a.txt"), NEITHER],
    ["PDF", "%PDF-1.7\n", `it is a PDF: ${SEND}`],
    ["a picture", Buffer.from("89504e470d0a1a0a", "hex"), `it is a picture: ${SEND}`],
    ["a photo", Buffer.from("ffd8ffe0", "hex"), `it is a picture: ${SEND}`],
    ["rich text", "{\\rtf1 hello}", `it is a text document: ${AGAIN} from a spreadsheet`],
    ["a web page", "\ufeff\n<!DOCTYPE html><table>", `it is a web page or XML: ${AGAIN}`],
    ["an XML sheet", '<?xml version="1.0"?><Workbook/>', `it is a web page or XML: ${AGAIN}`],
    ["other bytes", gzipSync("Row key,Decision"), NEITHER],
    ["the half of a file", whole.subarray(0, whole.length / 2), PART],
    ["the end of a file", Buffer.concat([Buffer.from("PK"), whole.subarray(whole.length / 2)]), PART],
  ])("%s", async (_, content, message) => {
    await expect(readSheet("a.xlsx", Buffer.from(content))).rejects.toThrow(
      expect.objectContaining({ name: "SheetError", message }),
    );
  });

  it.each(["~$sheet-dana.xlsx", ".~lock.sheet-dana.xlsx#"])("the mark of an open file: %s", async (name) => {
    await expect(readSheet(name, Buffer.from("Dana"))).rejects.toThrow(
      "it only marks that a sheet is open: close that sheet, and delete this file",
    );
  });
});
