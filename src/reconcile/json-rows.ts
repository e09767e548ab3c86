import { JSONParser } from "@streamparser/json";
import { ReportError } from "./errors.js";
import { ROW_LIMIT_CHARACTERS, type RowSink } from "./row-sink.js";

/** Hands the objects of a JSON list to `sink`, row 1 the first. Throws ReportError, and what the sink throws. */
export async function readJsonRows(
  pieces: AsyncIterable<string>,
  sink: RowSink,
  name: string,
): Promise<void> {
  const rows = new JsonRows(sink, name);
  const parser = new JSONParser({ paths: ["$.*"], keepStack: false });
  // What the sink throws comes back out of the parser as an error of its own.
  let failure: unknown;
  parser.onValue = ({ value }) => {
    if (failure !== undefined) return;
    try {
      rows.take(value);
    } catch (error) {
      failure = error;
    }
  };
  let pending = 0;
  for await (const piece of pieces) {
    const before = rows.number;
    try {
      parser.write(piece);
    } catch (error) {
      failure ??= rows.fail("it is not JSON", error);
    }
    if (failure !== undefined) throw failure;
    pending = rows.number === before ? pending + piece.length : 0;
    if (pending > ROW_LIMIT_CHARACTERS) throw rows.fail("it is longer than 1 MiB");
  }
  if (!parser.isEnded) throw new ReportError(`${name}: the file is cut: the list has no end`);
  rows.end();
}

/** Null values may be left out: the columns are those of the first rows together. */
const ROWS_SAMPLED = 100;

class JsonRows {
  readonly #sink: RowSink;
  readonly #name: string;
  readonly #positions = new Map<string, number>();
  #sample: object[] | undefined = [];
  #number = 0;

  constructor(sink: RowSink, name: string) {
    this.#sink = sink;
    this.#name = name;
  }

  /** How many rows were taken. */
  get number(): number {
    return this.#number + (this.#sample?.length ?? 0);
  }

  take(value: unknown): void {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      throw this.fail("it is not an object");
    }
    if (this.#sample === undefined) {
      this.#addColumns([value]);
      this.#pass(value);
      return;
    }
    this.#sample.push(value);
    if (this.#sample.length === ROWS_SAMPLED) this.end();
  }

  /** Passes on the rows that still wait. */
  end(): void {
    const sample = this.#sample ?? [];
    this.#sample = undefined;
    this.#addColumns(sample);
    for (const row of sample) this.#pass(row);
  }

  /** About the row that follows those already taken. */
  fail(complaint: string, cause?: unknown): ReportError {
    return new ReportError(`${this.#name}: row ${this.number + 1}: ${complaint}`, { cause });
  }

  #addColumns(rows: readonly object[]): void {
    const known = this.#positions.size;
    for (const row of rows) {
      for (const key of Object.keys(row)) {
        if (!this.#positions.has(key)) this.#positions.set(key, this.#positions.size);
      }
    }
    if (this.#positions.size > known) this.#sink.header([...this.#positions.keys()]);
  }

  #pass(row: object): void {
    this.#number += 1;
    const cells = new Array<string>(this.#positions.size).fill("");
    for (const [key, value] of Object.entries(row)) {
      const position = this.#positions.get(key);
      if (position !== undefined) cells[position] = cellText(value);
    }
    this.#sink.row(cells, this.#number);
  }
}

/** A report's values are flat: what is not says nothing that a column means. */
function cellText(value: unknown): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : "";
}
