import { type FileHandle, lstat } from "node:fs/promises";
import type { Conceal } from "../../jumpcloud/conceal.js";
import { outputError } from "../../sync-file/target.js";
import { cleanLine } from "./clean-line.js";
import { FalseReceiptsError, ReceiptsError } from "./errors.js";
import { openReceiptsFile } from "./open-file.js";
import { areTornReceipts, type ReceiptsReading, readReceiptsPatiently } from "./read-receipts.js";
import { RECEIPT_FORMAT, RECEIPT_VERSION, type ReceiptLine } from "./receipt-line.js";

const LINE_FEED = Buffer.from("\n");
const NOTHING = Buffer.alloc(0);

/** A line without what its place in the file says. */
export type Unplaced<Line extends ReceiptLine> = Line extends ReceiptLine
  ? Omit<Line, "format" | "version" | "sequence" | "previous" | "torn">
  : never;

/** A receipts file that lines are added to, by one run at a time. */
export class ReceiptsFile {
  readonly #path: string;
  readonly #handle: FileHandle;
  readonly #conceal: Conceal;
  #reading: ReceiptsReading;
  #size: number;
  /** The last line that this run wrote, and where. */
  #written: { at: number; text: Buffer } | undefined;

  private constructor(
    opened: { path: string; handle: FileHandle; conceal: Conceal },
    read: { reading: ReceiptsReading; size: number },
  ) {
    this.#path = opened.path;
    this.#handle = opened.handle;
    this.#conceal = opened.conceal;
    this.#reading = read.reading;
    this.#size = read.size;
  }

  /**
   * Opens or makes it, and reads it whole. Throws ReceiptsError for what is no receipts file, FalseReceiptsError for one
   * that states something false, OutputError.
   */
  static async open(path: string, { conceal }: { conceal: Conceal }): Promise<ReceiptsFile> {
    const handle = await openReceiptsFile(path);
    try {
      const read = await readWhole(path, handle);
      return new ReceiptsFile({ path, handle, conceal }, read);
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** What it holds by now. */
  get reading(): ReceiptsReading {
    return this.#reading;
  }

  /**
   * Adds a line and waits until it is on the disk. Throws OutputError, and ReceiptsError where somebody removed, replaced
   * or changed the file meanwhile.
   */
  async append(unplaced: Unplaced<ReceiptLine>): Promise<void> {
    try {
      const before = this.#reading.pairing;
      await this.#refuseChanged();
      const { chain, pairing, isCutShort } = this.#reading;
      const { sequence, sha256, torn } = chain.head;
      const place = {
        format: RECEIPT_FORMAT,
        version: RECEIPT_VERSION,
        sequence: sequence + 1,
        previous: sha256,
        ...(torn > 0 && { torn }),
      } as const;
      if (before.has(unplaced.id) && !pairing.has(unplaced.id)) {
        throw this.#changed("the first line of this change is not there");
      }
      const line = cleanLine({ ...place, ...unplaced }, this.#conceal);
      const text = Buffer.from(JSON.stringify(line));
      const at = this.#size + (isCutShort ? LINE_FEED.length : 0);
      const bytes = Buffer.concat([isCutShort ? LINE_FEED : NOTHING, text, LINE_FEED]);
      await this.#handle.appendFile(bytes);
      await this.#handle.sync();
      chain.push(text);
      pairing.add(line);
      this.#reading = { ...this.#reading, isCutShort: false };
      this.#size += bytes.length;
      this.#written = { at, text };
    } catch (error) {
      if (error instanceof ReceiptsError || error instanceof FalseReceiptsError) throw error;
      throw outputError(this.#path, error);
    }
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }

  /** What is added to another file than the one that was read, or after a change of it, proves nothing. */
  async #refuseChanged(): Promise<void> {
    const stats = await this.#handle.stat();
    const named = await lstat(this.#path).catch(() => undefined);
    const isNamed = named !== undefined && named.ino === stats.ino && named.dev === stats.dev;
    if (stats.nlink === 0 || !isNamed)
      throw this.#changed("the file was removed, or another is in its place");
    if (this.#written !== undefined) {
      const { at, text } = this.#written;
      const found = Buffer.alloc(text.length);
      await this.#handle.read(found, 0, found.length, at);
      if (!found.equals(text)) throw this.#changed("the line that it wrote last is not there");
    }
    // A write that failed may have left half a line.
    if (stats.size !== this.#size) await this.#readAgain();
  }

  async #readAgain(): Promise<void> {
    try {
      const { reading, size } = await readWhole(this.#path, this.#handle);
      this.#reading = reading;
      this.#size = size;
    } catch (error) {
      if (error instanceof FalseReceiptsError) throw this.#changed(error.message);
      throw error;
    }
  }

  #changed(what: string): ReceiptsError {
    return new ReceiptsError(`${this.#path} was changed while this run added to it: ${what}`);
  }
}

async function readWhole(
  path: string,
  handle: FileHandle,
): Promise<{ reading: ReceiptsReading; size: number }> {
  const { size } = await handle.stat();
  const bytes = Buffer.alloc(size);
  for (let at = 0; at < size; ) {
    const { bytesRead } = await handle.read(bytes, at, size - at, at);
    if (bytesRead === 0) throw new Error("it became shorter while it was read");
    at += bytesRead;
  }
  const reading = await readReceiptsPatiently(path, { bytes });
  refuseFalse(path, { reading, bytes });
  return { reading, size };
}

function refuseFalse(path: string, { reading, bytes }: { reading: ReceiptsReading; bytes: Buffer }): void {
  if (reading.chain.head.sequence === 0 && !areTornReceipts(bytes)) {
    throw new ReceiptsError(`${path} holds something else than receipts: nothing is added to it`);
  }
  const [first] = reading.findings;
  if (first === undefined) return;
  const more = reading.findings.length === 1 ? "" : ` (and ${reading.findings.length - 1} more)`;
  throw new FalseReceiptsError(`${path}:${first.line}: ${first.problem}${more}: nothing is added to it`);
}
