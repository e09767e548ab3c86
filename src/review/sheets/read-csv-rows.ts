import Papa from "papaparse";
import { csvStart } from "../../input-file/csv-start.js";
import { HEADER_ROWS, isHeader } from "./returned-rows.js";
import { SheetError } from "./sheet-error.js";
import type { TableRow } from "./table-row.js";

const DELIMITERS = [",", ";", "\t"] as const;
const HEADER_CHARACTERS = 100_000;
/** What a spreadsheet holds. */
const MOST_ROWS = 1_048_576;
/** Far more than any of ours; each one costs memory while its row is read. */
const MOST_CELLS = 30_000_000;

/** A text, and whether an encoding may have replaced some of it by "?". */
export interface DecodedText {
  text: string;
  isLossy: boolean;
}

const byteOrderMarks = [
  { encoding: "utf-8", bytes: [0xef, 0xbb, 0xbf] },
  { encoding: "utf-16le", bytes: [0xff, 0xfe] },
  { encoding: "utf-16be", bytes: [0xfe, 0xff] },
] as const;

/**
 * As spreadsheets save a CSV: UTF-8, UTF-16 with a byte order mark, and what Windows calls ANSI. That has no more than 256
 * characters, and Excel writes "?" for every other one, so that nothing but ASCII may be left.
 */
export function decodeCsv(bytes: Uint8Array): DecodedText {
  const mark = byteOrderMarks.find(({ bytes: start }) => start.every((byte, at) => bytes[at] === byte));
  if (mark !== undefined) return { text: new TextDecoder(mark.encoding).decode(bytes), isLossy: false };
  const isAscii = bytes.every((byte) => byte < 0x80);
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), isLossy: isAscii };
  } catch {
    return { text: new TextDecoder("windows-1252").decode(bytes), isLossy: true };
  }
}

/**
 * Hands over the rows of a CSV, one after the other, blank ones left out; a line end in a cell is "\n". A first line
 * `sep=;` is no row.
 *
 * Throws SheetError: a quote is not closed, or there are more rows or cells than a sheet has. And what `take` throws.
 */
export function readCsvRows(text: string, take: (row: TableRow) => void): void {
  // The parser knows one line end, and there may be several kinds of them.
  const lines = text.replace(/\r\n?/g, "\n");
  const { text: body, delimiter } = csvStart(lines);
  const above = lines.slice(0, lines.length - body.length).replace(/^"?sep=.*\n/i, "");
  let row = above.length;
  const between = [delimiter, ...DELIMITERS].find((each) => hasHeader(body, each)) ?? delimiter;
  if (hasMore(body, { than: MOST_CELLS, of: between })) throw new SheetError(tooMany("cells"));
  Papa.parse<string[]>(body, {
    delimiter: between,
    newline: "\n",
    // The fast way holds every line of the file at once.
    fastMode: false,
    step({ data, errors }) {
      row += 1;
      if (errors.some(({ type }) => type === "Quotes")) {
        throw new SheetError(`a quote in row ${row} is not closed: save it again from a spreadsheet`);
      }
      if (data.every((cell) => cell.trim() === "")) return;
      if (row > MOST_ROWS) throw new SheetError(tooMany("rows"));
      take({ row, cells: data });
    },
  });
}

function tooMany(what: string): string {
  return `it has more ${what} than a sheet has: delete whatever was added to it`;
}

function hasMore(text: string, { than, of }: { than: number; of: string }): boolean {
  let count = 0;
  for (let at = text.indexOf(of); at !== -1; at = text.indexOf(of, at + of.length)) {
    count += 1;
    if (count > than) return true;
  }
  return false;
}

/** Above the header may stand a title that has none of it. */
function hasHeader(body: string, delimiter: string): boolean {
  const start = body.slice(0, HEADER_CHARACTERS);
  const { data } = Papa.parse<string[]>(start, { delimiter, newline: "\n", preview: HEADER_ROWS });
  return data.some(isHeader);
}
