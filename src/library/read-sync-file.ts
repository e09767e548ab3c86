import type { SyncHeader } from "../sync-file/header.js";
import type { Manifest } from "../sync-file/manifest.js";
import type { SectionName, SectionRecords } from "../sync-file/section.js";
import { openInput, refuseFalse, type SyncFileInput } from "./input.js";

/** One record and where it stands; `section` tells the type of `record`. */
export type SyncFileEntry = {
  [Name in SectionName]: {
    section: Name;
    record: SectionRecords[Name];
    /** In the file, from 1. */
    line: number;
  };
}[SectionName];

/** A sync file that is being read, once and from front to back; iterating gives its records in the file's order. */
export interface SyncFileReader extends AsyncIterable<SyncFileEntry> {
  /** Whose data it is, when it was synced, and whether it is complete: known before the first record. */
  readonly header: SyncHeader;
  /** How the file came about; reads what is left of the records first. */
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
  const manifest = async () => {
    const found = await file.manifest();
    refuseFalse(file);
    return found;
  };
  return {
    header: file.header,
    async *[Symbol.asyncIterator]() {
      try {
        for await (const entry of file.records()) yield entry;
        await manifest();
      } finally {
        await file.close();
      }
    },
    manifest,
    close: () => file.close(),
  };
}
