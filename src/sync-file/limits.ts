/** The longest record, and the longest string anywhere in a sync file. */
export const RECORD_LIMIT_BYTES = 16 * 1024 * 1024;

/** The longest line that is held: the manifest's, with thousands of ids, may be longer than a record's. */
export const LINE_LIMIT_BYTES = 64 * 1024 * 1024;

/** How deep objects and lists may stand in one another: what prints or compares them goes down by calling itself. */
export const DEPTH_LIMIT = 1000;

/** "16 MiB". */
export function mebibytes(bytes: number): string {
  return `${bytes / 1024 / 1024} MiB`;
}
