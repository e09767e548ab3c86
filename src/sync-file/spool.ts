import { type FileHandle, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { OutputError } from "./errors.js";
import { lineBatches } from "./line-batches.js";
import type { SectionName } from "./section.js";
import { describeSystemError } from "./system-error.js";

const LINE_FEED = 0x0a;
const SPACE = 0x20;
const HELD_BYTES = 1024 * 1024;
const CHUNK_BYTES = 64 * 1024;

/** A record that waits to be parsed, and the line of the user's file that it begins in. */
export interface SpooledRecord {
  line: number;
  json: string;
}

/**
 * The records of the sections, each section in the order in which they came. The first MiB is held; more goes to a
 * temporary file that nobody else can read, and that has no name any more when it is filled: however the process ends,
 * nothing of it stays. The methods throw OutputError.
 */
export class Spool {
  readonly #ranges = new Map<SectionName, { start: number; end: number }>();
  #file: TemporaryFile | undefined;
  #waiting: Buffer[] = [];
  #waitingBytes = 0;
  #size = 0;

  /** All records of a section one after the other. */
  add(section: SectionName, { line, bytes }: { line: number; bytes: Buffer }): void {
    const record = Buffer.from(`${line} ${bytes.toString("latin1")}\n`, "latin1");
    // Outside a string a line feed says as much as a space, and inside none can stand.
    for (let at = record.indexOf(LINE_FEED); at < record.length - 1; at = record.indexOf(LINE_FEED, at + 1)) {
      record[at] = SPACE;
    }
    const start = this.#size + this.#waitingBytes;
    const range = this.#ranges.get(section) ?? { start, end: start };
    range.end = start + record.length;
    this.#ranges.set(section, range);
    this.#waiting.push(record);
    this.#waitingBytes += record.length;
  }

  /** Makes room, where much waits. */
  async makeRoom(): Promise<void> {
    if (this.#waitingBytes < HELD_BYTES) return;
    this.#file ??= await openTemporaryFile();
    await this.#write(this.#file);
  }

  /** Behind the last record. */
  async end(): Promise<void> {
    if (this.#file !== undefined) await this.#write(this.#file);
  }

  /** Some hundred records at a time; behind `end()`. */
  async *records(section: SectionName): AsyncGenerator<SpooledRecord[]> {
    const { start, end } = this.#ranges.get(section) ?? { start: 0, end: 0 };
    for await (const lines of lineBatches(this.#bytes(start, end))) yield [...recordsOf(lines)];
  }

  async close(): Promise<void> {
    await this.#file?.close();
  }

  async #write(file: TemporaryFile): Promise<void> {
    await onDisk(file.handle.appendFile(Buffer.concat(this.#waiting)));
    this.#size += this.#waitingBytes;
    this.#waiting = [];
    this.#waitingBytes = 0;
  }

  async *#bytes(start: number, end: number): AsyncGenerator<Buffer> {
    if (this.#file === undefined) {
      if (start < end) yield Buffer.concat(this.#waiting).subarray(start, end);
      return;
    }
    for (let offset = start; offset < end; ) {
      const buffer = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, end - offset));
      const { bytesRead } = await onDisk(this.#file.handle.read(buffer, 0, buffer.length, offset));
      if (bytesRead === 0) throw cannotUse(new Error("the temporary file is cut"));
      offset += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  }
}

function* recordsOf(lines: Buffer): Generator<SpooledRecord> {
  for (let start = 0; start < lines.length; ) {
    const space = lines.indexOf(SPACE, start);
    const end = lines.indexOf(LINE_FEED, space);
    yield {
      line: Number(lines.toString("latin1", start, space)),
      json: lines.toString("utf8", space + 1, end),
    };
    start = end + 1;
  }
}

interface TemporaryFile {
  handle: FileHandle;
  close(): Promise<void>;
}

async function openTemporaryFile(): Promise<TemporaryFile> {
  const directory = await onDisk(mkdtemp(join(tmpdir(), "jc-connector-")));
  const remove = () => rm(directory, { recursive: true, force: true }).catch(() => undefined);
  try {
    const handle = await onDisk(open(join(directory, "records"), "wx+", 0o600));
    return {
      handle,
      async close() {
        await handle.close();
        // Some systems keep the name of an open file.
        await remove();
      },
    };
  } finally {
    await remove();
  }
}

async function onDisk<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw cannotUse(error);
  }
}

function cannotUse(cause: unknown): OutputError {
  const reason = describeSystemError(cause, "the directory does not exist");
  return new OutputError(
    `cannot use ${tmpdir()} for the records of a re-formatted file: ${reason} (TMPDIR names another directory)`,
    { cause },
  );
}
