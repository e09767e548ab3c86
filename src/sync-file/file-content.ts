import type { SyncHeader } from "./header.js";
import type { Manifest } from "./manifest.js";
import type { SyncFileRecord } from "./section-parser.js";

/** What stands in a sync file, whatever its layout. The methods throw SyncFileError. */
export interface FileContent {
  readonly header: SyncHeader;
  /** The line that the header stands in, from 1. */
  readonly headerLine: number;
  /** What is left of the records, in the order of a sync file: one generator, however often it is asked for. */
  readonly batches: AsyncGenerator<readonly SyncFileRecord[]>;
  /** The manifest and the line that it stands in; only behind the last batch. */
  end(): { manifest: Manifest; line: number };
  close(): Promise<void>;
}
