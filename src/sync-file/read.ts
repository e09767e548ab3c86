import type { Readable } from "node:stream";
import { inputName, readBytes } from "./byte-source.js";
import { SyncFileError } from "./errors.js";
import type { FileContent } from "./file-content.js";
import { type FileStart, readFirstLine } from "./first-line.js";
import { parseHeadLine, recognizeLayout } from "./head.js";
import type { SyncHeader } from "./header.js";
import type { KnownRecords } from "./known-records.js";
import type { Manifest } from "./manifest.js";
import { notSyncFile } from "./outline.js";
import { openLines } from "./read-lines.js";
import { openReformatted, readReformattedHeader } from "./read-reformatted.js";
import { type FalseCount, SectionCounts } from "./section-counts.js";
import type { OrderPolicy, PassOver, SyncFileRecord } from "./section-parser.js";

export interface ReadOptions {
  /** Default `throw`: a record out of order or twice makes the file unreadable. */
  order?: OrderPolicy;
  /** What `-` means. Default: the process's standard input. */
  stdin?: Readable;
  /** Records of a file that is read beside this one: a line that is the same is not parsed again. */
  known?: KnownRecords;
  /** For who needs few of a file's records. One that something re-formatted may hand out the others too. */
  passOver?: PassOver;
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
  /** Where the file does not hold as many records as it states; only behind `manifest()`. */
  falseCounts(): FalseCount[];
  /** Whether the manifest says that the file is not whole; only behind `manifest()`. */
  endsIncomplete(): boolean;
  /** Where the header and the manifest stand, from 1; only behind `manifest()`. */
  lines(): { header: number; manifest: number };
  /** For a reader that stops before the manifest. */
  close(): Promise<void>;
}

/**
 * Opens a sync file and reads its header. Memory does not grow with the file. One that something re-formatted (`jq`, an
 * editor) is read too, to its end before this returns, with its records in a temporary file.
 *
 * Throws SyncFileError, as do the methods: the file cannot be read, is none, is cut, or breaks the format, with
 * the line and the record. Throws OutputError, as do the methods, where there is no room for the temporary file.
 */
export async function openSyncFile(path: string, options: ReadOptions = {}): Promise<SyncFile> {
  const { order = "throw", stdin = process.stdin, known, passOver } = options;
  const name = inputName(path);
  return withStart(path, stdin, async (start, close) => {
    const open = layoutOf(start, name) === "lines" ? openLines : openReformatted;
    return syncFile(
      name,
      await open(start.bytes, {
        name,
        order,
        ...(known && { known }),
        ...(passOver && { passOver }),
      }),
      close,
    );
  });
}

/** The header alone, whatever follows it. Throws SyncFileError. */
export async function readSyncHeader(
  path: string,
  options: Pick<ReadOptions, "stdin"> = {},
): Promise<SyncHeader> {
  const name = inputName(path);
  return withStart(path, options.stdin ?? process.stdin, async (start, close) => {
    const isAsWritten = layoutOf(start, name) === "lines";
    const header = isAsWritten
      ? parseHeadLine(start.line, name)
      : await readReformattedHeader(start.bytes, name);
    await close();
    return header;
  });
}

function syncFile(name: string, content: FileContent, close: () => Promise<void>): SyncFile {
  const { header, headerLine } = content;
  const counts = new SectionCounts();
  const batches = async function* () {
    for await (const batch of content.batches) {
      counts.add(batch);
      yield batch;
    }
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
      return content.end().manifest;
    },
    falseCounts: () => counts.falseCounts(content.end().manifest),
    endsIncomplete: () => !content.end().manifest.complete,
    lines: () => ({ header: headerLine, manifest: content.end().line }),
    async close() {
      await content.close();
      await close();
    },
  };
}

/** Lets `use` look at the start of a file. When it throws, the file is closed. */
async function withStart<Result>(
  path: string,
  stdin: Readable,
  use: (start: FileStart, close: () => Promise<void>) => Promise<Result>,
): Promise<Result> {
  const bytes = readBytes(path, stdin);
  const close = async () => {
    await bytes.return(undefined);
  };
  try {
    return await use(await readFirstLine(bytes), close);
  } catch (error) {
    await close();
    throw error;
  }
}

/** How to read a file that begins so. Throws SyncFileError when it is none. */
function layoutOf({ line }: FileStart, name: string): "lines" | "re-formatted" {
  switch (recognizeLayout(line)) {
    case "sync file":
      return "lines";
    case "object":
      return "re-formatted";
    case "gzip":
      throw new SyncFileError(`${name}: is compressed twice: decompress it once`);
    case "c1z":
      throw new SyncFileError(`${name}: is a c1z: jc-connector import makes a sync file of it`);
    case "c1z of version 3":
      throw new SyncFileError(`${name}: is a c1z of version 3, which only Baton's own tools read`);
    case "utf-16":
      throw new SyncFileError(`${name}: is UTF-16; a sync file is UTF-8`);
    case "empty":
      throw new SyncFileError(`${name}: is empty`);
    case "something else":
      throw notSyncFile(name);
  }
}
