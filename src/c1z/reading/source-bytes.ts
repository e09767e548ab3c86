import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { describeSystemError } from "../../sync-file/system-error.js";
import { C1zError } from "../errors.js";

const READ_BYTES = 1024 * 1024;

/** The bytes of a file from front to back, as many at a time as somebody asks for. */
export class SourceBytes {
  readonly #handle: FileHandle;
  readonly #name: string;
  #buffer = Buffer.alloc(0);
  #position = 0;

  private constructor(handle: FileHandle, name: string) {
    this.#handle = handle;
    this.#name = name;
  }

  /** Throws C1zError when the file cannot be read. */
  static async open(path: string): Promise<SourceBytes> {
    return new SourceBytes(await readable(path, openRegular(path)), path);
  }

  /** How many bytes were taken. */
  get position(): number {
    return this.#position;
  }

  /** The next bytes, fewer at the end of the file. Good until the next are asked for. */
  async upTo(count: number): Promise<Buffer> {
    while (this.#buffer.length < count) {
      const chunk = Buffer.allocUnsafe(Math.max(READ_BYTES, count));
      const { bytesRead } = await readable(this.#name, this.#handle.read(chunk, 0, chunk.length));
      if (bytesRead === 0) break;
      this.#buffer = Buffer.concat([this.#buffer, chunk.subarray(0, bytesRead)]);
    }
    const taken = this.#buffer.subarray(0, count);
    this.#buffer = this.#buffer.subarray(taken.length);
    this.#position += taken.length;
    return taken;
  }

  /** Exactly so many. Throws C1zError when the file ends before. */
  async take(count: number): Promise<Buffer> {
    const taken = await this.upTo(count);
    if (taken.length < count) {
      throw new C1zError(`${this.#name}: is cut: it ends at byte ${this.#position}, within the database`);
    }
    return taken;
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }
}

/** A pipe would keep waiting whoever opens it. */
async function openRegular(path: string): Promise<FileHandle> {
  const { O_RDONLY, O_NONBLOCK = 0 } = constants;
  const handle = await open(path, O_RDONLY | O_NONBLOCK);
  const stats = await handle.stat();
  // A folder is called one by the first reading.
  if (stats.isFile() || stats.isDirectory()) return handle;
  await handle.close();
  throw new Error("it is no regular file");
}

async function readable<Result>(name: string, work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (cause) {
    throw new C1zError(`${name}: ${describeSystemError(cause, "there is no such file")}`, { cause });
  }
}
