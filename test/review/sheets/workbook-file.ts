import { type ZipPart, zipFile } from "./zip-file.js";

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

interface Workbook {
  /** The XML of each tab's sheetData. */
  tabs: readonly string[];
  /** The XML of the shared strings' items. */
  strings?: string;
  /** Beside the others, or instead of those that have the same name. */
  parts?: readonly ZipPart[];
}

/** An xlsx with nothing in it that was not asked for: what the programs write differs in it. */
export function workbookFile(workbook: Workbook): Uint8Array {
  return zipFile(workbookParts(workbook));
}

export function workbookParts({ tabs, strings = "", parts = [] }: Workbook): ZipPart[] {
  const numbers = tabs.map((_, index) => index + 1);
  const own = new Set(parts.map(({ name }) => name));
  const sheets = numbers.map((n) => `<sheet name="Tab ${n}" sheetId="${n}" r:id="rId${n}"/>`).join("");
  const links = numbers.map((n) => relationship(n, "worksheet", `worksheets/sheet${n}.xml`)).join("");
  const made: ZipPart[] = [
    { name: "[Content_Types].xml", bytes: `${DECLARATION}<Types/>` },
    { name: "_rels/.rels", bytes: relationships(relationship(1, "officeDocument", "xl/workbook.xml")) },
    {
      name: "xl/workbook.xml",
      bytes: `${DECLARATION}<workbook xmlns="${SPREADSHEET}" xmlns:r="${OFFICE}"><sheets>${sheets}</sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      bytes: relationships(links + relationship(tabs.length + 1, "sharedStrings", "sharedStrings.xml")),
    },
    { name: "xl/sharedStrings.xml", bytes: `${DECLARATION}<sst xmlns="${SPREADSHEET}">${strings}</sst>` },
    ...tabs.map((rows, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      bytes: `${DECLARATION}<worksheet xmlns="${SPREADSHEET}"><sheetData>${rows}</sheetData></worksheet>`,
    })),
  ];
  return [...made.filter(({ name }) => !own.has(name)), ...parts];
}

/** A row of inline strings, as many programs write it. */
export function textRow(row: number, texts: readonly string[]): string {
  const cells = texts.map((text, column) => {
    const at = `${String.fromCharCode(65 + column)}${row}`;
    return `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
  });
  return `<row r="${row}">${cells.join("")}</row>`;
}

function relationship(id: number, type: string, target: string): string {
  return `<Relationship Id="rId${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
}

function relationships(inner: string): string {
  return `${DECLARATION}<Relationships xmlns="${RELATIONSHIPS}">${inner}</Relationships>`;
}
