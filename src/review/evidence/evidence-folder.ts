import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, mkdir, open, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { compareText } from "../../model/order.js";
import { describeSystemError } from "../../sync-file/system-error.js";
import { outputError } from "../../sync-file/target.js";
import { ReviewError } from "../errors.js";

export const SUMS = "SHA256SUMS";

/** So many characters are written at once. */
const BATCH_CHARACTERS = 64 * 1024;

/** A folder of evidence that is being made: every file is new, for its owner alone, and its SHA-256 is kept. */
export class EvidenceFolder {
  readonly #folder: string;
  readonly #sums = new Map<string, string>();

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** Makes the folder, which must not be there. Throws OutputError. */
  static async create(folder: string): Promise<EvidenceFolder> {
    await onDisk(folder, mkdir(folder, { mode: 0o700 }));
    return new EvidenceFolder(folder);
  }

  /** Files so far, by their paths in the folder, with "/" on every system. */
  get files(): ReadonlyMap<string, string> {
    return this.#sums;
  }

  /** Writes a text. Throws OutputError, and what the pieces throw. */
  async write(path: string, pieces: Iterable<string> | AsyncIterable<string>): Promise<void> {
    await this.#fill(path, batched(pieces));
  }

  /**
   * Copies a file, byte for byte; returns its SHA-256. Throws ReviewError where it cannot be read, is a link, or no
   * regular file, and OutputError.
   */
  async copy(source: string, path: string): Promise<string> {
    const from = await openRegular(source);
    try {
      return await this.#fill(path, from.createReadStream({ autoClose: false }));
    } finally {
      await from.close();
    }
  }

  /** Copies a file where its SHA-256 is the one that is known; says whether it is. Throws as `copy`. */
  async copyOf(sha256: string, { source, path }: { source: string; path: string }): Promise<boolean> {
    if ((await this.copy(source, path)) === sha256) return true;
    this.#sums.delete(path);
    await onDisk(path, rm(join(this.#folder, ...path.split("/"))));
    return false;
  }

  /** Writes a file. Throws OutputError. */
  async writeBytes(path: string, bytes: Uint8Array): Promise<void> {
    await this.#fill(path, [bytes]);
  }

  /** Writes the list of sums, as `sha256sum -c` reads it: the last file. Throws OutputError. */
  async finish(): Promise<void> {
    const lines = [...this.#sums]
      .sort(([a], [b]) => compareText(a, b))
      .map(([path, sum]) => `${sum}  ${path}\n`);
    await this.#fill(
      SUMS,
      lines.map((line) => Buffer.from(line)),
    );
    this.#sums.delete(SUMS);
  }

  async #fill(path: string, pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<string> {
    const target = join(this.#folder, ...path.split("/"));
    await onDisk(target, mkdir(dirname(target), { recursive: true, mode: 0o700 }));
    const handle = await onDisk(target, open(target, "wx", 0o600));
    const hash = createHash("sha256");
    try {
      for await (const piece of pieces) {
        hash.update(piece);
        await onDisk(target, handle.appendFile(piece));
      }
      await onDisk(target, handle.sync());
    } finally {
      await handle.close();
    }
    const sum = hash.digest("hex");
    this.#sums.set(path, sum);
    return sum;
  }
}

async function onDisk<Result>(path: string, work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw outputError(path, error);
  }
}

async function openRegular(path: string): Promise<FileHandle> {
  // A pipe would keep waiting whoever opens it; a link may lead anywhere.
  const { O_RDONLY, O_NONBLOCK = 0, O_NOFOLLOW = 0 } = constants;
  let handle: FileHandle;
  try {
    handle = await open(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW);
  } catch (error) {
    const reason = describeSystemError(error, "it does not exist");
    throw new ReviewError(`cannot copy ${path}: ${reason}`, { cause: error });
  }
  if ((await handle.stat()).isFile()) return handle;
  await handle.close();
  throw new ReviewError(`cannot copy ${path}: it is no regular file`);
}

async function* batched(pieces: Iterable<string> | AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  let waiting: string[] = [];
  let characters = 0;
  for await (const piece of pieces) {
    waiting.push(piece);
    characters += piece.length;
    if (characters < BATCH_CHARACTERS) continue;
    yield Buffer.from(waiting.join(""));
    waiting = [];
    characters = 0;
  }
  if (characters > 0) yield Buffer.from(waiting.join(""));
}
