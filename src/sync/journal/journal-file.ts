import { randomBytes } from "node:crypto";
import type { Stats } from "node:fs";
import { type FileHandle, lstat, open, rename, rm } from "node:fs/promises";
import { errorCode } from "../../sync-file/system-error.js";
import { temporaryName } from "../../sync-file/temporary-name.js";
import {
  bytesOf,
  type JournalContent,
  noContent,
  openEarlier,
  readContent,
  type StoredUnit,
} from "./journal-content.js";
import { type JournalRun, type JournalUnit, parseJournalLine, printJournalLine } from "./journal-line.js";

/** Rows or ids on one line: no line is large, however long a list is. */
const ITEMS_A_LINE = 1000;
const LINES_AT_ONCE = 4;
/** What a power loss may cost. */
const FLUSH_EVERY_MS = 1000;

/**
 * The file of a journal, readable by its owner alone. Every run has a file of its own that begins with what an earlier
 * one left: a run that hung while another one took its place over writes where nobody reads any more. Every method
 * rejects with the errors of the system.
 */
export class JournalFile {
  readonly #path: string;
  readonly #handle: FileHandle;
  #end: number;
  #flushedAtMs = performance.now();

  private constructor(path: string, { handle, end }: { handle: FileHandle; end: number }) {
    this.#path = path;
    this.#handle = handle;
    this.#end = end;
  }

  /**
   * Opens or creates it, and tells what it holds up to the first line that is torn or damaged; what follows is cut off.
   * A link, or a file of somebody else, is refused: its content could be anybody's.
   */
  static async open(path: string): Promise<{ file: JournalFile; content: JournalContent }> {
    const before = await openEarlier(path);
    const temporary = temporaryName(path, randomBytes(6).toString("hex"));
    let handle: FileHandle | undefined;
    try {
      const { content, end } = before === undefined ? noContent() : await readContent(before);
      handle = await open(temporary, "wx+", 0o600);
      if (before !== undefined) await copy({ from: before, to: handle, bytes: end });
      await rename(temporary, path);
      return { file: new JournalFile(path, { handle, end }), content };
    } catch (error) {
      await handle?.close();
      await rm(temporary, { force: true });
      throw error;
    } finally {
      await before?.close();
    }
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

  /** Nothing happens when another run's file stands there by now. */
  async remove(): Promise<void> {
    const [ours, there] = [await this.#handle.stat(), await statIfThere(this.#path)];
    if (there?.ino === ours.ino && there.dev === ours.dev) await rm(this.#path, { force: true });
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
}

async function copy({ from, to, bytes }: { from: FileHandle; to: FileHandle; bytes: number }): Promise<void> {
  let left = bytes;
  for await (const chunk of bytesOf(from)) {
    if (left === 0) return;
    const piece = chunk.subarray(0, left);
    await to.appendFile(piece);
    left -= piece.length;
  }
}

async function statIfThere(path: string): Promise<Stats | undefined> {
  try {
    return await lstat(path);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}
