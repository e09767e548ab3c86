import type { RowSink } from "../../src/reconcile/row-sink.js";

/** Keeps what a reader of rows hands out. */
export function rowList(): RowSink & { headers: string[][]; rows: [number, string[]][] } {
  const headers: string[][] = [];
  const rows: [number, string[]][] = [];
  return {
    headers,
    rows,
    header: (columns) => void headers.push([...columns]),
    row: (cells, number) => void rows.push([number, [...cells]]),
  };
}

/** A text in pieces of these lengths; the rest in one. */
export async function* piecesOf(text: string, lengths: readonly number[] = []): AsyncGenerator<string> {
  let rest = text;
  for (const length of lengths) {
    if (rest.length > length) yield rest.slice(0, length);
    rest = rest.length > length ? rest.slice(length) : rest;
  }
  yield rest;
}
