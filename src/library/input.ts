import type { Readable } from "node:stream";
import { SyncFileError } from "../sync-file/errors.js";
import type { KnownRecords } from "../sync-file/known-records.js";
import { openSyncFile, type SyncFile } from "../sync-file/read.js";

/** A sync file: its path, "-" for standard input, or a stream of its bytes. gzip is recognised by its first bytes. */
export type SyncFileInput = string | Readable;

/** Rejects with SyncFileError and OutputError, as openSyncFile does, and with TypeError for what is no input at all. */
export async function openInput(
  input: SyncFileInput,
  options: { known?: KnownRecords } = {},
): Promise<SyncFile> {
  requireInput(input);
  return typeof input === "string"
    ? openSyncFile(input, options)
    : openSyncFile("-", { ...options, stdin: input });
}

/** Throws TypeError. A stream is known by what is used of it. */
export function requireInput(input: unknown): void {
  if (typeof input === "string") return;
  const isStream =
    typeof input === "object" &&
    input !== null &&
    Symbol.asyncIterator in input &&
    "destroy" in input &&
    typeof input.destroy === "function";
  if (!isStream) throw new TypeError("a sync file is given as its path, or as a stream that can be read");
}

/** Throws SyncFileError when a file that was read to its end is not what it states of itself: somebody changed it. */
export function refuseFalse(
  file: Pick<SyncFile, "name" | "header" | "falseCounts" | "endsIncomplete">,
): void {
  const [wrong] = file.falseCounts();
  if (wrong !== undefined) {
    const { section, stated, found } = wrong;
    throw new SyncFileError(
      `${file.name}: it states ${stated} ${section}, and has ${found}: somebody changed it`,
    );
  }
  if (file.header.complete && file.endsIncomplete()) {
    throw new SyncFileError(
      `${file.name}: it begins as complete and ends as incomplete: somebody changed it`,
    );
  }
}
