import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { lineBatches } from "../../sync-file/line-batches.js";
import { errorCode } from "../../sync-file/system-error.js";
import { type JournalLine, type JournalRun, type JournalUnit, parseJournalLine } from "./journal-line.js";

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

/** What there is before the first run. */
export function noContent(): { content: JournalContent; end: number } {
  return { content: { runs: [], units: new Map() }, end: 0 };
}

const CHUNK_BYTES = 256 * 1024;
const LINE_FEED = 0x0a;
/** How a journal begins, cut or not: by a checksum. */
const JOURNAL_START = /^[0-9a-f]{0,8}( |$)/;

/**
 * Opens what an earlier run left; `undefined` when there is nothing. Rejects with the errors of the system, and for a link
 * or a file of somebody else.
 */
export async function openEarlier(path: string): Promise<FileHandle | undefined> {
  // A FIFO would keep waiting whoever opens it.
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  let handle: FileHandle;
  try {
    handle = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
  const stats = await handle.stat();
  const isOurs = process.getuid === undefined || process.getuid() === stats.uid;
  if (isOurs && stats.isFile()) return handle;
  await handle.close();
  throw new Error("it is no file of ours");
}

/**
 * Everything up to the first line that is torn or damaged, and where the last whole unit before it ends. Rejects for a
 * file that is something else than a journal.
 */
export async function readContent(handle: FileHandle): Promise<{ content: JournalContent; end: number }> {
  const content: JournalContent = { runs: [], units: new Map() };
  const open = new Map<string, Place[]>();
  let offset = 0;
  let whole = 0;
  for await (const batch of lineBatches(bytesOf(handle))) {
    for (let start = 0; start < batch.length; ) {
      const end = batch.indexOf(LINE_FEED, start);
      const line = end === -1 ? undefined : parseJournalLine(batch.subarray(start, end));
      if (line === undefined) {
        if (offset === 0 && !JOURNAL_START.test(batch.toString("latin1", 0, 9)))
          throw new Error("it is no journal");
        return { content, end: whole };
      }
      take(line, { content, open, place: { offset, bytes: end - start } });
      offset += end + 1 - start;
      start = end + 1;
      // A unit without its end was not read whole: what there is of it must not mix with what comes of it later.
      if (!("items" in line)) whole = offset;
    }
  }
  return { content, end: whole };
}

/** The bytes of a file from its beginning. */
export async function* bytesOf(handle: FileHandle): AsyncGenerator<Buffer> {
  for (let offset = 0; ; ) {
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(CHUNK_BYTES), 0, CHUNK_BYTES, offset);
    if (bytesRead === 0) return;
    offset += bytesRead;
    yield buffer.subarray(0, bytesRead);
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
