import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { describeSystemError } from "../sync-file/system-error.js";
import { ReportError } from "./errors.js";

/** A report's file that is being read, once and from front to back. */
export interface ReportText {
  content: "csv" | "json";
  /** The text in pieces, without a byte order mark. Throws ReportError. */
  pieces: AsyncIterable<string>;
  /** When the file was written; absent where it is no regular file. */
  writtenAt?: Date;
  /** Of the whole file, once all pieces are read: 64 hex digits. */
  sha256(): string;
  /** For a reader that stops early; harmless after all pieces are read. */
  close(): Promise<void>;
}

const CHUNK_BYTES = 64 * 1024;

/** Opens a report, which has to be closed. Throws ReportError when it cannot be read, or is something else than text in UTF-8. */
export async function openReport(path: string): Promise<ReportText> {
  const handle = await readable(path, open(path, "r"));
  const stats = await readable(path, handle.stat());
  const hash = createHash("sha256");
  const text = decoded(handle, { path, onBytes: (bytes) => hash.update(bytes) });
  const close = async () => void (await text.return(undefined));
  const first = await text.next();
  const content = contentOf(first.done ? "" : first.value);
  if (content !== "csv" && content !== "json") {
    await close();
    throw new ReportError(`${path}: ${content.complaint}`);
  }
  return {
    content,
    pieces: withFirst(first, text),
    ...(stats.isFile() && { writtenAt: stats.mtime }),
    sha256: () => hash.digest("hex"),
    close,
  };
}

async function readable<Result>(path: string, work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    const reason = describeSystemError(error, "the file does not exist");
    throw new ReportError(`cannot read ${path}: ${reason}`, { cause: error });
  }
}

async function* decoded(
  handle: FileHandle,
  { path, onBytes }: { path: string; onBytes(bytes: Buffer): void },
): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const decode = (bytes: Buffer, isLast: boolean) => {
    try {
      return decoder.decode(bytes, { stream: !isLast });
    } catch (error) {
      throw new ReportError(`${path}: is not UTF-8: ${saveAgain}`, { cause: error });
    }
  };
  let isFirst = true;
  try {
    for (;;) {
      const reading = handle.read(Buffer.allocUnsafe(CHUNK_BYTES), 0, CHUNK_BYTES, null);
      const { bytesRead, buffer } = await readable(path, reading);
      const bytes = buffer.subarray(0, bytesRead);
      onBytes(bytes);
      if (isFirst) refuseForeign(bytes, path);
      isFirst = false;
      const text = decode(bytes, bytesRead === 0);
      if (text !== "") yield text;
      if (bytesRead === 0) return;
    }
  } finally {
    await handle.close();
  }
}

async function* withFirst(
  first: IteratorResult<string>,
  rest: AsyncGenerator<string>,
): AsyncGenerator<string> {
  if (first.done) return;
  yield first.value;
  yield* rest;
}

const asDownloaded = "take the report as it was downloaded";
const saveAgain = `save it as "CSV UTF-8", or ${asDownloaded}`;

/** What people have in hand instead, known by its first bytes. */
function refuseForeign(bytes: Buffer, path: string): void {
  const [first, second] = bytes;
  const isMarked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (isMarked || first === 0 || second === 0) throw new ReportError(`${path}: is UTF-16: ${saveAgain}`);
  if (first === 0x50 && second === 0x4b) {
    throw new ReportError(`${path}: is an Excel workbook or a zip archive: ${saveAgain}`);
  }
  if (first === 0x1f && second === 0x8b) {
    throw new ReportError(`${path}: is compressed with gzip: unpack it first`);
  }
}

function contentOf(start: string): "csv" | "json" | { complaint: string } {
  const text = start.trimStart();
  if (text === "") return { complaint: "is empty" };
  if (text.startsWith("[")) return "json";
  if (text.startsWith("{")) return { complaint: `is JSON, but no list of rows: ${asDownloaded}` };
  if (text.startsWith("<")) return { complaint: "is a web page, and no report" };
  return "csv";
}
