import Papa from "papaparse";
import { csvStart } from "./csv-start.js";
import { InputFileError } from "./errors.js";
import { readText } from "./read-text.js";

/** Far more than a person writes by hand, or a directory exports of its people. */
const LIMIT_MEBIBYTES = 64;

/** A row of a CSV file, and its line from 1: of its first line, where a cell holds line ends. */
export interface CsvRow {
  line: number;
  cells: readonly string[];
}

/** A CSV file with a header. */
export interface CsvFile {
  header: CsvRow;
  rows: readonly CsvRow[];
  errorAt(line: number, complaint: string): InputFileError;
}

/**
 * Reads a CSV file as spreadsheets write it: comma, semicolon or tab, any line ends, also several kinds
 * of them, blank lines passed over. A line end in a cell is "\n".
 *
 * Throws InputFileError with the file and the line: no header, a quote that is not closed, more cells than the header.
 */
export async function readCsvFile(path: string): Promise<CsvFile> {
  const text = await readText(path, LIMIT_MEBIBYTES);
  const errorAt = (line: number, complaint: string) => new InputFileError(`${path}:${line}: ${complaint}`);
  const rows: CsvRow[] = [];
  // The parser knows one line end, and people append to a file with another editor.
  const { text: body, delimiter } = csvStart(text.replace(/\r\n?/g, "\n"));
  let line = linesIn(text) - linesIn(body) + 1;
  let cursor = 0;
  Papa.parse<string[]>(body, {
    delimiter,
    newline: "\n",
    step({ data, errors, meta }) {
      const [error] = errors.filter(({ type }) => type === "Quotes");
      if (error !== undefined) throw errorAt(line, `${error.message}: is a quote not closed?`);
      if (data.some((cell) => cell.trim() !== "")) rows.push({ line, cells: data });
      line += linesIn(body.slice(cursor, meta.cursor));
      cursor = meta.cursor;
    },
  });
  const [header, ...rest] = rows;
  if (header === undefined) throw errorAt(1, "it is empty: the first line has to name the columns");
  for (const row of rest) {
    if (row.cells.slice(header.cells.length).some((cell) => cell.trim() !== "")) {
      throw errorAt(row.line, `it has ${row.cells.length} cells, and the header ${header.cells.length}`);
    }
  }
  return { header, rows: rest, errorAt };
}

function linesIn(text: string): number {
  return text.split(/\r\n|\r|\n/).length - 1;
}
