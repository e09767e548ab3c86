import { DocumentWalk, type Piece } from "./document-walk.js";
import { SyncFileError } from "./errors.js";
import type { FileContent } from "./file-content.js";
import type { SyncHeader } from "./header.js";
import { isSectionName, notSyncFile, Outline } from "./outline.js";
import type { SectionName } from "./section.js";
import { createSectionParsers, type OrderPolicy, type SyncFileRecord } from "./section-parser.js";
import { Spool } from "./spool.js";

/**
 * Reads a sync file that something re-formatted: the keys of its objects in any order, white space anywhere. Its records
 * go through a temporary file, since those of `jq -S` come before what they refer to; memory does not grow with them.
 *
 * Throws SyncFileError, and OutputError where there is no room for the temporary file.
 */
export async function openReformatted(
  bytes: AsyncIterable<Buffer>,
  options: { name: string; order: OrderPolicy },
): Promise<FileContent> {
  const spool = new Spool();
  try {
    const outline = new Outline(options.name);
    const take = (section: SectionName, piece: Piece) => spool.add(section, piece);
    const lastLine = await walk(bytes, {
      outline,
      name: options.name,
      take,
      chunkTaken: () => spool.makeRoom(),
    });
    await spool.end();
    const head = outline.header(lastLine);
    outline.checkWhole(lastLine);
    return {
      ...head,
      batches: spooledBatches(spool, options),
      end: () => outline.manifest(),
      close: () => spool.close(),
    };
  } catch (error) {
    await spool.close();
    throw error;
  }
}

/** The header alone; what follows it is not read. Throws SyncFileError. */
export async function readReformattedHeader(bytes: AsyncIterable<Buffer>, name: string): Promise<SyncHeader> {
  const outline = new Outline(name);
  const lastLine = await walk(bytes, {
    outline,
    name,
    take: () => undefined,
    isEnough: () => outline.hasHead,
  });
  return outline.header(lastLine).header;
}

interface Walking {
  outline: Outline;
  name: string;
  take(section: SectionName, piece: Piece): void;
  /** Waited for after each piece of the bytes. */
  chunkTaken?(): Promise<void>;
  /** Whether no more has to be read. */
  isEnough?(): boolean;
}

/** Walks through the document; returns its last line. */
async function walk(bytes: AsyncIterable<Buffer>, walking: Walking): Promise<number> {
  const { outline, name } = walking;
  const document = new DocumentWalk({
    file: name,
    enter: (key, line) => outline.enter(key, line),
    take(piece) {
      if (piece.index !== undefined && isSectionName(piece.key)) walking.take(piece.key, piece);
      else outline.take(piece);
    },
  });
  for await (const chunk of bytes) {
    try {
      document.write(chunk);
    } catch (error) {
      if (walking.isEnough?.()) return document.line;
      // Of what is no sync file nobody wants to know what else is wrong with it.
      throw error instanceof SyncFileError && outline.kind !== "sync file" ? notSyncFile(name) : error;
    }
    if (walking.isEnough?.()) return document.line;
    await walking.chunkTaken?.();
  }
  if (document.isWhole) return document.line;
  if (!document.hasBegun) throw new SyncFileError(`${name}: is empty`);
  if (outline.kind === "other") throw notSyncFile(name);
  throw new SyncFileError(`${name}: the file is cut: it ends in line ${document.line}`);
}

async function* spooledBatches(
  spool: Spool,
  { name, order }: { name: string; order: OrderPolicy },
): AsyncGenerator<SyncFileRecord[]> {
  try {
    for (const section of createSectionParsers({ file: name, order })) {
      for await (const records of spool.records(section.name)) {
        yield records.map(({ json, line }) => section.parseReformatted(json, line));
      }
    }
  } finally {
    await spool.close();
  }
}
