import { UsageError } from "../errors.js";
import { countText } from "../number-text.js";

export interface BlockRow {
  text: string;
  /** What it is counted as where it is left out. */
  kind: string;
}

/** A part of a text that may have to be shortened. */
export interface Block {
  /** Always told. */
  head: string;
  rows: readonly BlockRow[];
  /** What stands in place of rows, by kind. Fewer rows never make it longer. */
  rest(left: ReadonlyMap<string, number>): string;
}

/** The share of the room that one row may take: a name of a few kilobytes must not keep out what stands behind it. */
const LONGEST_SHARE = 1 / 2;

/**
 * The blocks as text of at most `maxBytes` in UTF-8; without a limit all of it. A block's first rows are shown, as far as
 * there is room, and the others counted. Throws UsageError when even the heads have no room.
 */
export function* fitBlocks(blocks: readonly Block[], maxBytes = Number.POSITIVE_INFINITY): Generator<string> {
  const whole = sum(blocks.map(({ head, rows }) => sizeOf(head) + sum(rows.map(({ text }) => sizeOf(text)))));
  const isWhole = whole <= maxBytes;
  const least = sum(
    blocks.map(({ head, rows, rest }) => sizeOf(head) + sizeOf(restOf(rest, countsOf(rows)))),
  );
  if (!isWhole && least > maxBytes) {
    throw new UsageError(
      `--max-bytes ${maxBytes} is too little: without a single event it takes ${countText(least)}`,
    );
  }
  let room = isWhole ? whole : maxBytes - least;
  const longest = isWhole ? whole : room * LONGEST_SHARE;
  for (const { head, rows, rest } of blocks) {
    yield head;
    const left: BlockRow[] = [];
    let isFull = false;
    for (const row of rows) {
      const size = sizeOf(row.text);
      isFull ||= size <= longest && size > room;
      if (isFull || size > longest) left.push(row);
      else {
        room -= size;
        yield row.text;
      }
    }
    yield restOf(rest, countsOf(left));
  }
}

function restOf(rest: Block["rest"], left: ReadonlyMap<string, number>): string {
  return left.size === 0 ? "" : rest(left);
}

function countsOf(rows: readonly BlockRow[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { kind } of rows) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

function sizeOf(text: string): number {
  return Buffer.byteLength(text);
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total + size, 0);
}
