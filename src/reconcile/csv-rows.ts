import { Readable } from "node:stream";
import Papa from "papaparse";
import { csvStart } from "../input-file/csv-start.js";
import { ReportError } from "./errors.js";
import { ROW_LIMIT_CHARACTERS, type RowSink } from "./row-sink.js";
import { wholeLines } from "./whole-lines.js";

/** Hands the rows of a CSV file to `sink`. Throws ReportError, and what the sink throws. */
export async function readCsvRows(pieces: AsyncIterable<string>, sink: RowSink, name: string): Promise<void> {
  const lines = wholeLines(pieces, name);
  const start = await lines.next();
  const { delimiter, newline, text } = csvStart(start.done ? "" : start.value);
  const progress = { fed: 0 };
  const rows = new CsvRows(sink, name);
  // What is read ahead cannot be told from a row that does not end.
  const stream = Readable.from(counted(text, lines, progress), { highWaterMark: 1 });
  try {
    await new Promise<void>((resolve, reject) => {
      Papa.parse<string[]>(stream, {
        delimiter,
        newline,
        chunk({ data, errors, meta }) {
          rows.take(data, errors);
          if (progress.fed - meta.cursor > ROW_LIMIT_CHARACTERS + READ_AHEAD_CHARACTERS) rows.refuseEndless();
        },
        complete: () => resolve(),
        error: reject,
      });
    });
  } finally {
    stream.destroy();
  }
}

const READ_AHEAD_CHARACTERS = 4 * 64 * 1024;

async function* counted(
  first: string,
  rest: AsyncIterable<string>,
  progress: { fed: number },
): AsyncGenerator<string> {
  progress.fed += first.length;
  yield first;
  for await (const piece of rest) {
    progress.fed += piece.length;
    yield piece;
  }
}

class CsvRows {
  readonly #sink: RowSink;
  readonly #name: string;
  #columns = 0;
  #number = 0;

  constructor(sink: RowSink, name: string) {
    this.#sink = sink;
    this.#name = name;
  }

  take(rows: readonly string[][], errors: readonly Papa.ParseError[]): void {
    const [error] = errors;
    if (error !== undefined) throw this.#fail(error.message, this.#number + (error.row ?? 0) + 1);
    for (const cells of rows) {
      this.#number += 1;
      if (cells.length === 1 && cells[0]?.trim() === "") continue;
      if (this.#columns === 0) {
        this.#columns = cells.length;
        this.#sink.header(cells);
        continue;
      }
      if (cells.length > this.#columns && cells.slice(this.#columns).some((cell) => cell.trim() !== "")) {
        throw this.#fail(`it has ${cells.length} cells, and the header ${this.#columns}`, this.#number);
      }
      this.#sink.row(cells, this.#number);
    }
  }

  refuseEndless(): never {
    throw this.#fail(
      `it is longer than ${ROW_LIMIT_CHARACTERS / 1024 / 1024} MiB: is a quote not closed?`,
      this.#number + 1,
    );
  }

  #fail(complaint: string, number: number): ReportError {
    return new ReportError(`${this.#name}: row ${number}: ${complaint}`);
  }
}
