const LINE_FEED = 0x0a;

/** A header is some hundred bytes; a file without a line feed so far is read by the way that needs none. */
const FIRST_LINE_LIMIT_BYTES = 1024 * 1024;

/** The start of a file that was looked at, and all of it still to be read. */
export interface FileStart {
  /**
   * With its line feed; without one where there is none in the whole file, or in the first MiB. Without a byte order
   * mark.
   */
  line: Buffer;
  /** Everything from the first line on, without a byte order mark. */
  bytes: AsyncGenerator<Buffer>;
}

/** Looks at the first line. Throws what `bytes` throws. */
export async function readFirstLine(bytes: AsyncIterator<Buffer>): Promise<FileStart> {
  const chunks: Buffer[] = [];
  let length = 0;
  while (length <= FIRST_LINE_LIMIT_BYTES && !chunks.at(-1)?.includes(LINE_FEED)) {
    const next = await bytes.next();
    if (next.done) break;
    chunks.push(next.value);
    length += next.value.length;
  }
  const start = withoutByteOrderMark(Buffer.concat(chunks));
  const end = start.indexOf(LINE_FEED);
  return { line: end === -1 ? start : start.subarray(0, end + 1), bytes: from(start, bytes) };
}

async function* from(start: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    if (start.length > 0) yield start;
    for (;;) {
      const next = await rest.next();
      if (next.done) return;
      yield next.value;
    }
  } finally {
    await rest.return?.(undefined);
  }
}

function withoutByteOrderMark(line: Buffer): Buffer {
  return line[0] === 0xef && line[1] === 0xbb && line[2] === 0xbf ? line.subarray(3) : line;
}
