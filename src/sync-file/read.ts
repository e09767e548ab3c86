import type { Readable } from "node:stream";
import { BodyParser } from "./body-parser.js";
import { inputName, readBytes } from "./byte-source.js";
import { SyncFileError } from "./errors.js";
import { parseHead, recognizeLayout } from "./head.js";
import type { SyncHeader } from "./header.js";
import { lineBatches } from "./line-batches.js";
import type { Manifest } from "./manifest.js";
import type { OrderPolicy, SyncFileRecord } from "./section-parser.js";

export interface ReadOptions {
  /** Default `throw`: a record out of order or twice makes the file unreadable. */
  order?: OrderPolicy;
  /** What `-` means. Default: the process's standard input. */
  stdin?: Readable;
}

/** A sync file that is being read, once and from front to back. */
export interface SyncFile {
  /** The path, or "standard input". */
  readonly name: string;
  readonly header: SyncHeader;
  /** The records of all sections in the file's order, some hundred at a time. */
  batches(): AsyncIterable<readonly SyncFileRecord[]>;
  /** The same, one by one: a little slower. Stopping early closes the file. */
  records(): AsyncIterable<SyncFileRecord>;
  /** The manifest; reads, and checks, what is left of the records first. */
  manifest(): Promise<Manifest>;
  /** For a reader that stops before the manifest. */
  close(): Promise<void>;
}

/**
 * Opens a sync file and reads its header. Memory does not grow with the file.
 *
 * Throws SyncFileError, as do the methods: the file cannot be read, is none, is cut, or breaks the format, with
 * the line and the record.
 */
export async function openSyncFile(path: string, options: ReadOptions = {}): Promise<SyncFile> {
  const { order = "throw", stdin = process.stdin } = options;
  const name = inputName(path);
  const lines = lineBatches(readBytes(path, stdin));
  const header = await readHead(lines, name);
  const body = new BodyParser(name, order);
  const batches = async function* () {
    for await (const batch of lines) yield body.parse(batch);
    body.end();
  };
  return {
    name,
    header,
    batches,
    async *records() {
      for await (const batch of batches()) yield* batch;
    },
    async manifest() {
      const rest = batches();
      while (!(await rest.next()).done);
      return body.end();
    },
    async close() {
      await lines.return(undefined);
    },
  };
}

/** The header alone, whatever follows it. Throws SyncFileError. */
export async function readSyncHeader(
  path: string,
  options: Pick<ReadOptions, "stdin"> = {},
): Promise<SyncHeader> {
  const lines = lineBatches(readBytes(path, options.stdin ?? process.stdin));
  try {
    return await readHead(lines, inputName(path));
  } finally {
    await lines.return(undefined);
  }
}

async function readHead(lines: AsyncIterator<Buffer>, name: string): Promise<SyncHeader> {
  const { value } = await lines.next();
  const line = withoutByteOrderMark(value ?? Buffer.alloc(0));
  const layout = recognizeLayout(line);
  switch (layout) {
    case "sync file":
      return parseHead(line, name);
    case "cut":
      throw new SyncFileError(`${name}: the file is cut: it ends in line 1`);
    case "reformatted":
      // The one place where a slower reader for any layout of the same JSON would take over.
      throw new SyncFileError(
        `${name}: something re-formatted this file: it is not in the layout of one record a line`,
      );
    case "utf-16":
      throw new SyncFileError(`${name}: is UTF-16; a sync file is UTF-8`);
    case "empty":
      throw new SyncFileError(`${name}: is empty`);
    case "something else":
      throw new SyncFileError(`${name}: is not a sync file`);
  }
}

function withoutByteOrderMark(line: Buffer): Buffer {
  return line[0] === 0xef && line[1] === 0xbb && line[2] === 0xbf ? line.subarray(3) : line;
}
