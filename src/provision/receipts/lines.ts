/** Lines of a file, without the line feed of the last of them. */
export interface Piece {
  bytes: Uint8Array;
  /** 1, but for lines that are too short to be whole. */
  lines: number;
  isTooShort: boolean;
}

const LINE_FEED = 0x0a;
/** No receipts line is shorter: its fixed parts alone have more. */
const SHORTEST_LINE = 150;
const LONGEST_PIECE = 256 * 1024;

/**
 * The lines of a file: each by itself where it is long enough to be whole, else as many together as follow each other,
 * so that millions of line feeds take no longer than as many bytes of anything else. `isAlone` tells of a short line
 * that has to be looked at.
 */
export function* piecesOf(bytes: Uint8Array, isAlone: (line: Uint8Array) => boolean): Generator<Piece> {
  let run: { start: number; end: number; lines: number } | undefined;
  function* ended(): Generator<Piece> {
    if (run !== undefined) {
      yield { bytes: bytes.subarray(run.start, run.end), lines: run.lines, isTooShort: true };
    }
    run = undefined;
  }
  for (let start = 0; start < bytes.length; ) {
    const end = lineEnd(bytes, start);
    const isShort = end - start < SHORTEST_LINE;
    // Nothing of fewer than 32 bytes is worth a call.
    if (isShort && (end - start < 32 || !isAlone(bytes.subarray(start, end)))) {
      run ??= { start, end, lines: 0 };
      run.end = end;
      run.lines += 1;
      if (run.end - run.start >= LONGEST_PIECE) yield* ended();
    } else {
      yield* ended();
      yield { bytes: bytes.subarray(start, end), lines: 1, isTooShort: isShort };
    }
    start = end + 1;
  }
  yield* ended();
}

/** The place of the next line feed; the end where there is none. Most short lines end before a search is set up. */
function lineEnd(bytes: Uint8Array, start: number): number {
  const near = Math.min(start + SHORTEST_LINE, bytes.length);
  for (let at = start; at < near; at += 1) if (bytes[at] === LINE_FEED) return at;
  const end = bytes.indexOf(LINE_FEED, near);
  return end === -1 ? bytes.length : end;
}
