import type { NamedRange, RowDef } from "hucre";
import { type Cell, type WriteSheet, writeXlsx } from "hucre/xlsx";
import { BYTE_ORDER_MARK, csvLine } from "../../export/csv.js";
import { sheetColumns } from "../sheet-columns.js";
import { decisionChoices } from "./decision-choice.js";
import { howTo } from "./how-to.js";
import { rowHeight } from "./row-height.js";
import {
  columnLook,
  columnWidths,
  font,
  HOW_TO_LINE_POINTS,
  headerStyle,
  LINE_POINTS,
  lineStyle,
  sensitiveStyle,
  titleStyle,
} from "./sheet-style.js";
import { sheetText } from "./sheet-text.js";
import { columnIndex, columnLetter, rowTexts, type SheetToWrite } from "./sheet-to-write.js";

export type { SheetToWrite } from "./sheet-to-write.js";

const REVIEW_TAB = "Review";
const HOW_TO_WIDTH = 110;
const TITLE_POINTS = 30;
/** What a spreadsheet reads as a character that cannot be written: where a name looks so, it is the name that is meant. */
const LOOKS_ESCAPED = /_(?=x[0-9a-f]{4}_)/gi;
/** "#N/A" would be an error, and no text. */
const LOOKS_WRONG = /^#[A-Z0-9_/]+[!?]?$/;
/** Excel takes 255 characters for a footer, and each "&" is two. */
const FOOTER_CHARACTERS = 100;
const page = {
  paperSize: "a4",
  orientation: "landscape",
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  margins: { top: 0.4, right: 0.3, bottom: 0.6, left: 0.3, header: 0.2, footer: 0.3 },
} as const;

/**
 * The sheet for a spreadsheet: the rows, with drop-downs and locks, and a second tab that says what to do. The same input
 * gives the same bytes.
 */
export async function xlsxSheet(sheet: SheetToWrite): Promise<Uint8Array> {
  const time = new Date(sheet.syncStartedAt);
  return writeXlsx({
    sheets: [reviewTab(sheet), howToTab(sheet)],
    properties: {
      title: xlsxText(sheetText(`Access review ${sheet.review} of ${sheet.organization}`)),
      creator: "jc-connector",
      created: time,
      modified: time,
      custom: { review: sheet.review, sync: sheet.sync, sheet: sheet.sheet },
    },
    namedRanges: [filterName(sheet)],
    defaultFont: font,
  });
}

/** The same rows as CSV: UTF-8 with a byte order mark, commas, CR LF, and nothing that a spreadsheet calculates. */
export function csvSheet({ items }: SheetToWrite): string {
  const lines = items.map((item) => csvLine(rowTexts(item), { isGuarded: true }));
  return [BYTE_ORDER_MARK, csvLine(sheetColumns, { isGuarded: true }), ...lines].join("");
}

function reviewTab(sheet: SheetToWrite): WriteSheet {
  const rows = sheet.items.map(rowTexts);
  const cells = new Map<string, Partial<Cell>>();
  for (const [column] of sheetColumns.entries()) cells.set(`0,${column}`, { style: headerStyle });
  const sensitive = columnIndex("Sensitive and why");
  for (const [index, texts] of rows.entries()) {
    for (const [column, text] of texts.entries()) {
      if (!LOOKS_WRONG.test(text)) continue;
      cells.set(`${index + 1},${column}`, { richText: [{ text: xlsxText(text) }] });
    }
    if (texts[sensitive] === "") continue;
    const at = `${index + 1},${sensitive}`;
    cells.set(at, { ...cells.get(at), style: sensitiveStyle });
  }
  const lastColumn = columnLetter("Row key");
  return {
    name: REVIEW_TAB,
    columns: sheetColumns.map(columnLook),
    rows: [[...sheetColumns], ...rows.map((texts) => texts.map((text) => xlsxText(text) || null))],
    cells,
    rowDefs: heights([[...sheetColumns], ...rows], {
      widths: sheetColumns.map((column) => columnWidths[column]),
      linePoints: LINE_POINTS,
    }),
    dataValidations: decisionChoices(sheet.items),
    autoFilter: { range: `A1:${lastColumn}${rows.length + 1}` },
    freezePane: { rows: 1, columns: 1 },
    protection: {
      sheet: true,
      objects: true,
      scenarios: true,
      selectLockedCells: true,
      selectUnlockedCells: true,
      formatColumns: true,
      formatRows: true,
      sort: true,
      autoFilter: true,
    },
    pageSetup: { ...page, printTitlesRow: "$1:$1" },
    headerFooter: footer(sheet),
  };
}

function howToTab(sheet: SheetToWrite): WriteSheet {
  const lines = howTo(sheet).map((line) => xlsxText(sheetText(line)));
  return {
    name: "How to",
    columns: [{ width: HOW_TO_WIDTH, style: lineStyle }],
    rows: lines.map((line) => [line]),
    cells: new Map([["0,0", { style: titleStyle }]]),
    rowDefs: heights(
      lines.map((line) => [line]),
      { widths: [HOW_TO_WIDTH], linePoints: HOW_TO_LINE_POINTS },
    ).set(0, { height: TITLE_POINTS }),
    protection: { sheet: true, selectLockedCells: true, selectUnlockedCells: true },
    pageSetup: page,
    view: { showGridLines: false },
  };
}

/** Where LibreOffice looks for a filter. */
function filterName({ items }: SheetToWrite): NamedRange {
  const [tab, last] = [REVIEW_TAB, columnLetter("Row key")];
  return { name: "_xlnm._FilterDatabase", range: `${tab}!$A$1:$${last}$${items.length + 1}`, scope: tab };
}

function heights(rows: readonly string[][], lines: Parameters<typeof rowHeight>[1]): Map<number, RowDef> {
  return new Map(rows.map((texts, index) => [index, { height: rowHeight(texts, lines) }]));
}

function footer({ review, organization, reviewer }: SheetToWrite): NonNullable<WriteSheet["headerFooter"]> {
  const left = sheetText(`Access review ${review} of ${organization}, for ${reviewer}`);
  // "&" begins a code in a footer.
  const said = left.slice(0, FOOTER_CHARACTERS).toWellFormed().replaceAll("&", "&&");
  return { oddFooter: `&L&8${said}&R&8Page &P of &N` };
}

function xlsxText(text: string): string {
  return text.replace(LOOKS_ESCAPED, "_x005F_");
}
