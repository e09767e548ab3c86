import { constants } from "node:fs";
import { type FileHandle, open, rm } from "node:fs/promises";
import { lineBatches } from "../../sync-file/line-batches.js";
import {
  type JournalLine,
  type JournalRun,
  type JournalUnit,
  parseJournalLine,
  printJournalLine,
} from "./journal-line.js";

/** Where a line stands in the file. */
interface Place {
  offset: number;
  bytes: number;
}

/** A unit that an earlier run finished; its items stay in the file until they are asked for. */
export interface StoredUnit {
  unit: JournalUnit;
  places: readonly Place[];
}

/** What a journal holds. */
export interface JournalContent {
  runs: JournalRun[];
  /** By name; of a unit that was read twice, the later reading. */
  units: Map<string, StoredUnit>;
}

const CHUNK_BYTES = 256 * 1024;
/** Rows or ids on one line: no line is large, however long a list is. */
const ITEMS_A_LINE = 1000;
const LINES_AT_ONCE = 4;
/** What a power loss may cost. */
const FLUSH_EVERY_MS = 1000;
const LINE_FEED = 0x0a;

/** The file of a journal, readable by its owner alone. Every method rejects with the errors of the system. */
export class JournalFile {
  readonly #path: string;
  readonly #handle: FileHandle;
  #end = 0;
  #flushedAtMs = performance.now();

  private constructor(path: string, handle: FileHandle) {
    this.#path = path;
    this.#handle = handle;
  }

  /** Opens or creates it. A link, or a file of somebody else, is refused: its content could be anybody's. */
  static async open(path: string): Promise<JournalFile> {
    const noFollow = constants.O_NOFOLLOW ?? 0;
    const handle = await open(path, constants.O_RDWR | constants.O_CREAT | noFollow, 0o600);
    try {
      const { uid, mode } = await handle.stat();
      const isOurs = process.getuid === undefined || process.getuid() === uid;
      if (!isOurs || (mode & constants.S_IFMT) !== constants.S_IFREG)
        throw new Error("it is no file of ours");
      await handle.chmod(0o600);
    } catch (error) {
      await handle.close();
      throw error;
    }
    return new JournalFile(path, handle);
  }

  /** Everything up to the first line that is torn or damaged, which is cut off with all that follows it. */
  async read(): Promise<JournalContent> {
    const content: JournalContent = { runs: [], units: new Map() };
    const open = new Map<string, Place[]>();
    let offset = 0;
    reading: for await (const batch of lineBatches(this.#bytes())) {
      for (let start = 0; start < batch.length; ) {
        const end = batch.indexOf(LINE_FEED, start);
        const line = end === -1 ? undefined : parseJournalLine(batch.subarray(start, end));
        if (line === undefined) break reading;
        take(line, { content, open, place: { offset, bytes: end - start } });
        offset += end + 1 - start;
        start = end + 1;
      }
    }
    await this.#handle.truncate(offset);
    this.#end = offset;
    return content;
  }

  /** The items of a unit; `undefined` when they are not what its last line counts. */
  async items({ unit, places }: StoredUnit): Promise<unknown[] | undefined> {
    const items: unknown[] = [];
    for (const { offset, bytes } of places) {
      const buffer = Buffer.alloc(bytes);
      await this.#handle.read(buffer, 0, bytes, offset);
      const line = parseJournalLine(buffer);
      if (line === undefined || !("items" in line)) return undefined;
      for (const item of line.items) items.push(item);
    }
    return items.length === unit.items ? items : undefined;
  }

  /** Forgets everything and begins with `run`. */
  async restart(run: JournalRun): Promise<void> {
    await this.#handle.truncate(0);
    this.#end = 0;
    await this.appendRun(run);
  }

  async appendRun(run: JournalRun): Promise<void> {
    await this.#append([printJournalLine({ run })]);
  }

  async appendUnit(unit: JournalUnit, items: readonly unknown[]): Promise<void> {
    let lines: Buffer[] = [];
    for (let start = 0; start < items.length; start += ITEMS_A_LINE) {
      lines.push(printJournalLine({ of: unit.name, items: items.slice(start, start + ITEMS_A_LINE) }));
      // A list of everybody is not held a second time as text.
      if (lines.length < LINES_AT_ONCE) continue;
      await this.#append(lines);
      lines = [];
    }
    await this.#append([...lines, printJournalLine({ unit })]);
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }

  async remove(): Promise<void> {
    await rm(this.#path, { force: true });
  }

  async #append(lines: readonly Buffer[]): Promise<void> {
    const bytes = Buffer.concat(lines);
    for (let written = 0; written < bytes.length; ) {
      const { bytesWritten } = await this.#handle.write(bytes, written, bytes.length - written, this.#end);
      written += bytesWritten;
      this.#end += bytesWritten;
    }
    if (performance.now() - this.#flushedAtMs < FLUSH_EVERY_MS) return;
    this.#flushedAtMs = performance.now();
    await this.#handle.datasync();
  }

  async *#bytes(): AsyncGenerator<Buffer> {
    for (let offset = 0; ; ) {
      const { bytesRead, buffer } = await this.#handle.read(
        Buffer.allocUnsafe(CHUNK_BYTES),
        0,
        CHUNK_BYTES,
        offset,
      );
      if (bytesRead === 0) return;
      offset += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  }
}

function take(
  line: JournalLine,
  { content, open, place }: { content: JournalContent; open: Map<string, Place[]>; place: Place },
): void {
  if ("run" in line) content.runs.push(line.run);
  else if ("items" in line) open.set(line.of, [...(open.get(line.of) ?? []), place]);
  else {
    content.units.set(line.unit.name, { unit: line.unit, places: open.get(line.unit.name) ?? [] });
    open.delete(line.unit.name);
  }
}
