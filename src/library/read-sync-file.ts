import type { SyncHeader } from "../sync-file/header.js";
import type { Manifest } from "../sync-file/manifest.js";
import type { SectionName, SectionRecords } from "../sync-file/section.js";
import { openInput, type SyncFileInput } from "./input.js";
import { ReadOnce } from "./read-once.js";

/** One record and where it stands; `section` tells the type of `record`. */
export type SyncFileEntry = {
  [Name in SectionName]: {
    section: Name;
    record: SectionRecords[Name];
    /** In the file, from 1. */
    line: number;
  };
}[SectionName];

/**
 * A sync file that is being read, once and from front to back; iterating gives its records in the file's order. A second
 * loop, and one behind `manifest()` or `close()`, rejects with TypeError.
 */
export interface SyncFileReader extends AsyncIterable<SyncFileEntry> {
  /** Whose data it is, when it was synced, and whether it is complete: known before the first record. */
  readonly header: SyncHeader;
  /**
   * How the file came about: behind a loop that came to its end, or in place of one. Rejects with TypeError while a loop
   * is under way, and when one was left early.
   */
  manifest(): Promise<Manifest>;
  /** For whoever stops before the end without iterating; does nothing a second time. */
  close(): Promise<void>;
}

/**
 * Opens a sync file. Memory does not grow with the file.
 *
 * Rejects with SyncFileError, as iterating and `manifest()` do, when the file cannot be read, is none, is cut, breaks the
 * format, or does not hold what it states: only a loop that ended without an error has seen all of it. A file that
 * something re-formatted goes through a temporary file: OutputError where there is no room for that.
 */
export async function readSyncFile(input: SyncFileInput): Promise<SyncFileReader> {
  const file = await openInput(input);
  const once = new ReadOnce(file);
  return {
    header: file.header,
    [Symbol.asyncIterator]: () => once.items(file.batches()),
    manifest: () => once.manifest(),
    close: () => once.close(),
  };
}
