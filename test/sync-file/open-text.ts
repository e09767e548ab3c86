import { Readable } from "node:stream";
import { openSyncFile, type ReadOptions, type SyncFile } from "../../src/sync-file/read.js";
import type { SyncFileRecord } from "../../src/sync-file/section-parser.js";

/** Opens a sync file that standard input delivers in pieces of `pieceBytes`. */
export function openText(
  content: string | Buffer,
  options: Pick<ReadOptions, "order"> & { pieceBytes?: number } = {},
): Promise<SyncFile> {
  const { pieceBytes = 64 * 1024, ...rest } = options;
  return openSyncFile("-", { ...rest, stdin: standardInput(content, pieceBytes) });
}

export function standardInput(content: string | Buffer, pieceBytes = 64 * 1024): Readable {
  const bytes = Buffer.from(content);
  const pieces: Buffer[] = [];
  for (let start = 0; start < bytes.length; start += pieceBytes) {
    pieces.push(bytes.subarray(start, start + pieceBytes));
  }
  return Readable.from(pieces);
}

/** Reads to the end and gives all records. */
export async function readAll(file: SyncFile): Promise<SyncFileRecord[]> {
  const records: SyncFileRecord[] = [];
  for await (const record of file.records()) records.push(record);
  await file.manifest();
  return records;
}
